// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.metainfo;

/**
 * Chooses the length of pieces for a new torrent.
 *
 * <p>Small pieces are passed on sooner and are lost with less, but each costs a hash in the torrent
 * file and messages to every peer. About 1000 to 2000 pieces have proved well.
 */
final class PieceLength {
    static final int SMALLEST = 16 << 10;
    static final int LARGEST = 16 << 20;
    private static final int PIECES = 1500;

    private PieceLength() {}

    static int choose(long total) {
        int length = SMALLEST;
        while (length < LARGEST && total / length > PIECES) {
            length *= 2;
        }
        return length;
    }

    static boolean isValid(int length) {
        return length >= SMALLEST
                && length <= InfoParser.MAX_PIECE_LENGTH
                && Integer.bitCount(length) == 1;
    }
}
