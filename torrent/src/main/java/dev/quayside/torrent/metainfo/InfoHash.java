// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.metainfo;

import java.util.Arrays;
import java.util.HexFormat;

/** The SHA-1 of a torrent's info dictionary, which names the torrent everywhere. */
public final class InfoHash {
    /** Its length in bytes. */
    public static final int LENGTH = 20;

    private final byte[] bytes;

    /**
     * Makes one.
     *
     * @param bytes 20 bytes, copied
     */
    public InfoHash(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("An info hash has 20 bytes, not " + bytes.length);
        }
        this.bytes = bytes.clone();
    }

    /**
     * Computes it.
     *
     * @param info the info dictionary exactly as it stands in the torrent file
     * @return its hash
     */
    public static InfoHash of(byte[] info) {
        return new InfoHash(Sha1.digest(info));
    }

    /**
     * Returns the bytes.
     *
     * @return a copy
     */
    public byte[] bytes() {
        return bytes.clone();
    }

    /**
     * Returns it as text.
     *
     * @return 40 hexadecimal digits in small letters
     */
    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof InfoHash hash && Arrays.equals(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return hex();
    }
}
