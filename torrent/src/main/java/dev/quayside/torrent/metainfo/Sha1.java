// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.metainfo;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-1, which every Java has. */
public final class Sha1 {
    /** Copied for each use: to find the algorithm among those of Java takes much longer. */
    private static final MessageDigest FRESH = find();

    private Sha1() {}

    private static MessageDigest find() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-1", e);
        }
    }

    /**
     * Makes a digest.
     *
     * @return a new one
     */
    public static MessageDigest newDigest() {
        try {
            return (MessageDigest) FRESH.clone();
        } catch (CloneNotSupportedException e) {
            return find(); // of another provider
        }
    }

    /**
     * Computes a digest.
     *
     * @param parts taken one after the other
     * @return 20 bytes
     */
    public static byte[] digest(byte[]... parts) {
        MessageDigest digest = newDigest();
        for (byte[] part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }
}
