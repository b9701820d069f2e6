// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.engine;

import dev.quayside.torrent.storage.BlockPool;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Bounds the memory of blocks on their way from peers to the disk, of all torrents together.
 *
 * <p>When it is used up, peers are not read from until the disk has caught up; TCP then slows them
 * down.
 */
final class DiskBudget {
    private final int limit;
    private final BlockPool pool;
    private final Set<BlockSource> waiting = new LinkedHashSet<>();
    private int used;

    /** For so many blocks. */
    DiskBudget(int limit) {
        this.limit = limit;
        pool = new BlockPool(limit);
    }

    /** Whether there is room for a block; if not, the peer is read from later. */
    boolean hasRoom(BlockSource peer) {
        if (used < limit) {
            return true;
        }
        waiting.add(peer);
        return false;
    }

    /** Whether what has come should go to the disk soon. */
    boolean isTight() {
        return used > limit / 2;
    }

    byte[] take() {
        used++;
        return pool.take();
    }

    void give(byte[] block) {
        used--;
        pool.give(block);
    }

    /** Goes on to read from those who wait. Called when blocks were given back. */
    void resume() {
        if (used < limit && !waiting.isEmpty()) {
            List<BlockSource> all = new ArrayList<>(waiting);
            waiting.clear();
            all.forEach(BlockSource::read);
        }
    }
}
