// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.storage;

import java.util.concurrent.ArrayBlockingQueue;

/** Arrays for blocks, used again and again. For every thread. */
public final class BlockPool {
    private final ArrayBlockingQueue<byte[]> free;

    /**
     * Makes an empty one.
     *
     * @param keep how many unused arrays are kept at most
     */
    public BlockPool(int keep) {
        free = new ArrayBlockingQueue<>(keep);
    }

    /**
     * Takes an array.
     *
     * @return {@link Blocks#LENGTH} bytes of whatever content
     */
    public byte[] take() {
        byte[] block = free.poll();
        return block == null ? new byte[Blocks.LENGTH] : block;
    }

    /**
     * Gives an array back; one that is too many is dropped.
     *
     * @param block not used any more by who gives it
     */
    public void give(byte[] block) {
        if (block.length == Blocks.LENGTH) {
            free.offer(block);
        }
    }
}
