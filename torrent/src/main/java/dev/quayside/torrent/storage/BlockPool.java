// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.storage;

import java.util.ArrayDeque;

/**
 * Arrays for blocks, used again and again. For one thread.
 *
 * <p>The one that was given back last is taken first: it is most likely in the processor's cache.
 */
public final class BlockPool {
    private final ArrayDeque<byte[]> free = new ArrayDeque<>();
    private final int keep;

    /**
     * Makes an empty one.
     *
     * @param keep how many unused arrays are kept at most
     */
    public BlockPool(int keep) {
        this.keep = keep;
    }

    /**
     * Takes an array.
     *
     * @return {@link Blocks#LENGTH} bytes of whatever content
     */
    public byte[] take() {
        byte[] block = free.pollLast();
        return block == null ? new byte[Blocks.LENGTH] : block;
    }

    /**
     * Gives an array back; one that is too many is dropped.
     *
     * @param block not used any more by who gives it
     */
    public void give(byte[] block) {
        if (block.length == Blocks.LENGTH && free.size() < keep) {
            free.addLast(block);
        }
    }
}
