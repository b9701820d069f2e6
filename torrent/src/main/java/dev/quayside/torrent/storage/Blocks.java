// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.storage;

import dev.quayside.torrent.metainfo.Info;

/** How pieces are cut into blocks, the units of requests. */
public final class Blocks {
    /** The length of a block in bytes; only the last one of a piece may be shorter. */
    public static final int LENGTH = 16 << 10;

    private Blocks() {}

    /**
     * Returns how many blocks a piece has.
     *
     * @param info the torrent
     * @param piece the index of the piece
     * @return at least 1
     */
    public static int count(Info info, int piece) {
        return (info.pieceLength(piece) + LENGTH - 1) / LENGTH;
    }

    /**
     * Returns the length of a block.
     *
     * @param info the torrent
     * @param piece the index of its piece
     * @param block its index in the piece
     * @return bytes, 1 to {@link #LENGTH}
     */
    public static int length(Info info, int piece, int block) {
        return Math.min(LENGTH, info.pieceLength(piece) - block * LENGTH);
    }

    /**
     * Returns where a block starts.
     *
     * @param info the torrent
     * @param piece the index of its piece
     * @param block its index in the piece
     * @return its offset among all bytes of the torrent
     */
    public static long offset(Info info, int piece, int block) {
        return info.pieceOffset(piece) + (long) block * LENGTH;
    }
}
