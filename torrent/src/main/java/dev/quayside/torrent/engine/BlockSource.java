// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.engine;

/** Who sends blocks: a peer, or a web server. */
interface BlockSource {
    /** Whether a block was asked for and has not come. */
    boolean isAskedFor(BlockRef ref);

    /** Whether some block of a piece was asked for and has not come. */
    boolean isAskedForPiece(int piece);

    /** Goes on to read, after there was no room or the limits did not let it. */
    void read();

    boolean isOver();
}
