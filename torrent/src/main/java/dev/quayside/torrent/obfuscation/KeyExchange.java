// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.obfuscation;

import java.math.BigInteger;
import java.security.SecureRandom;

/** Diffie-Hellman with the prime of 768 bits that all clients use. */
final class KeyExchange {
    static final int LENGTH = 96;

    private static final BigInteger PRIME =
            new BigInteger(
                    "FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74"
                            + "020BBEA63B139B22514A08798E3404DDEF9519B3CD3A431B302B0A6DF25F1437"
                            + "4FE1356D6D51C245E485B576625E7EC6F44C42E9A63A36210000000000090563",
                    16);
    private static final BigInteger GENERATOR = BigInteger.TWO;
    private static final int SECRET_BITS = 160;

    private final BigInteger secret;

    KeyExchange(SecureRandom random) {
        secret = new BigInteger(SECRET_BITS, random);
    }

    byte[] ours() {
        return bytes(GENERATOR.modPow(secret, PRIME));
    }

    byte[] shared(byte[] theirs) {
        return bytes(new BigInteger(1, theirs).modPow(secret, PRIME));
    }

    private static byte[] bytes(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] fixed = new byte[LENGTH];
        int count = Math.min(bytes.length, LENGTH);
        System.arraycopy(bytes, bytes.length - count, fixed, LENGTH - count, count);
        return fixed;
    }
}
