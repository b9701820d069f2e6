// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.engine;

import dev.quayside.torrent.storage.Block;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/** A piece that is begun: which blocks are asked for, have come, and from whom. */
final class PartialPiece {
    final int piece;
    final int blocks;

    /** How many times each block is asked for at the moment. */
    private final byte[] asked;

    private final BitSet received = new BitSet();

    /** Who sent each block; null for one that was there at the start. */
    private final BlockSource[] from;

    /** What has come and is not given to the disk yet. */
    private final List<Block> pending = new ArrayList<>();

    private int free;

    /** Asks one peer only, since a bad block came from one of several. */
    boolean exclusive;

    BlockSource owner;

    PartialPiece(int piece, int blocks) {
        this.piece = piece;
        this.blocks = blocks;
        asked = new byte[blocks];
        from = new BlockSource[blocks];
        free = blocks;
    }

    boolean isReceived(int block) {
        return received.get(block);
    }

    boolean isComplete() {
        return received.cardinality() == blocks;
    }

    int receivedCount() {
        return received.cardinality();
    }

    BitSet received() {
        return (BitSet) received.clone();
    }

    /** Whether there is a block that nobody is asked for. */
    boolean hasFree() {
        return free > 0;
    }

    /** Whether nothing of it is here, and nobody is asked for any. */
    boolean isUntouched() {
        return free == blocks;
    }

    boolean isOpenTo(BlockSource peer) {
        return !exclusive || owner == null || owner == peer;
    }

    /** The next block that nobody is asked for; -1 if there is none. */
    int nextFree() {
        for (int i = received.nextClearBit(0); i < blocks; i = received.nextClearBit(i + 1)) {
            if (asked[i] == 0) {
                return i;
            }
        }
        return -1;
    }

    int timesAsked(int block) {
        return asked[block];
    }

    void ask(int block, BlockSource peer) {
        if (asked[block] == 0 && !received.get(block)) {
            free--;
        }
        asked[block]++;
        if (exclusive) {
            owner = peer;
        }
    }

    /** Somebody who was asked will not send it. */
    void release(int block) {
        if (asked[block] > 0) {
            asked[block]--;
            if (asked[block] == 0 && !received.get(block)) {
                free++;
            }
        }
    }

    /** A block has come from somebody who was asked. */
    void receive(int block, byte[] data, BlockSource peer) {
        asked[block]--;
        received.set(block);
        from[block] = peer;
        pending.add(new Block(block, data));
    }

    /** A block is on the disk from the last time. */
    void restore(int block) {
        received.set(block);
        free--;
    }

    int pendingCount() {
        return pending.size();
    }

    /** What is to be given to the disk, in ascending order. */
    List<Block> takePending() {
        List<Block> taken = new ArrayList<>(pending);
        taken.sort(Comparator.comparingInt(Block::index));
        pending.clear();
        return taken;
    }

    BlockSource from(int block) {
        return from[block];
    }

    BlockSource[] contributors() {
        return from.clone();
    }
}
