// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.engine;

/**
 * A block: the index of its piece, and its index in that.
 *
 * <p>Every block that comes is compared with one that was asked for. What Java would make of a
 * record for that is fast only once it is compiled thoroughly, for which a download is too short.
 */
record BlockRef(int piece, int block) {
    @Override
    public boolean equals(Object other) {
        return other instanceof BlockRef ref && ref.piece == piece && ref.block == block;
    }

    @Override
    public int hashCode() {
        return 31 * piece + block;
    }
}
