// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.conformance.interop;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Bytes that both sides know: a period of a prime length, so that no lost or doubled chunk goes
 * unseen.
 */
final class Pattern {
    /** The largest chunk that can be had at once. */
    static final int CHUNK = 65536;

    private static final int PERIOD = 65521;

    private final byte[] bytes = new byte[PERIOD + CHUNK];

    private Pattern(int number) {
        for (int i = 0; i < bytes.length; i++) {
            int n = i % PERIOD;
            bytes[i] = (byte) (n * 131 + (n >> 5) * 17 + number);
        }
    }

    /** What the client sends. */
    static Pattern ofClient() {
        return new Pattern(1);
    }

    /** What the server sends. */
    static Pattern ofServer() {
        return new Pattern(2);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has it", e);
        }
    }

    byte[] array() {
        return bytes;
    }

    /** Where in the array the chunk stands that begins at a position of the pattern. */
    int indexOf(long position) {
        return (int) (position % PERIOD);
    }

    /** How long the chunk at a position is when so many bytes are to be sent in all. */
    static int chunkLength(long position, long size) {
        return (int) Math.min(CHUNK, size - position);
    }

    byte[] sha256(long size) {
        MessageDigest digest = sha256();
        for (long at = 0; at < size; at += CHUNK) {
            digest.update(bytes, indexOf(at), chunkLength(at, size));
        }
        return digest.digest();
    }
}
