// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.obfuscation;

import dev.quayside.torrent.metainfo.Sha1;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.SecretKeySpec;

/** One direction of a connection, enciphered with RC4. */
public final class Rc4 {
    private static final int DROPPED = 1024;

    private final Cipher cipher;

    /** The key is a hash over a name, the shared secret and the info hash. */
    Rc4(String name, byte[] secret, byte[] infoHash) {
        byte[] key = Sha1.digest(ObfuscationHandshake.ascii(name), secret, infoHash);
        try {
            cipher = Cipher.getInstance("RC4");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "RC4"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no RC4", e);
        }
        apply(new byte[DROPPED], 0, DROPPED);
    }

    /**
     * Enciphers or deciphers in place; the cipher goes on by the length.
     *
     * @param bytes where they are
     * @param offset of the first one
     * @param length how many
     */
    public void apply(byte[] bytes, int offset, int length) {
        try {
            cipher.update(bytes, offset, length, bytes, offset);
        } catch (ShortBufferException e) {
            throw new IllegalStateException("RC4 keeps the length", e);
        }
    }
}
