// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.engine;

import dev.quayside.torrent.storage.Blocks;

/**
 * How many blocks a peer is to be asked for in advance.
 *
 * <p>So many that the peer has work for some seconds at the rate at which it sends. As long as the
 * rate still grows nobody knows that, so each block that comes makes it one more, as TCP does at
 * its start.
 */
final class Pipeline {
    private static final int LEAST = 16;
    private static final int MOST = 1000;

    /** What every client takes, if it does not say more. */
    private static final int USUAL = 500;

    private static final int SECONDS = 3;

    private int depth = 4 * LEAST;
    private boolean growing = true;
    private long lastRate;
    private int limit = USUAL;

    int depth() {
        return depth;
    }

    void blockCame() {
        if (growing && depth < limit) {
            depth++;
        }
    }

    /**
     * Called every second, with the rate in bytes a second and what the peer takes (0: unknown).
     */
    void tick(long rate, int peerTakes) {
        limit = peerTakes > 0 ? Math.max(1, Math.min(MOST, peerTakes)) : USUAL;
        if (growing && lastRate > 0 && rate < lastRate + lastRate / 20) {
            growing = false;
        }
        lastRate = rate;
        if (!growing) {
            long wanted = rate * SECONDS / Blocks.LENGTH;
            depth = (int) Math.max(LEAST, Math.min(limit, wanted));
        }
        depth = Math.min(depth, limit);
    }

    void restart() {
        growing = true;
        lastRate = 0;
        depth = Math.min(limit, Math.max(depth, 4 * LEAST));
    }
}
