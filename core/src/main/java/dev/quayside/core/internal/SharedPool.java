// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core.internal;

import java.util.concurrent.locks.ReentrantLock;

/**
 * Free memory that all threads share: what one thread has too much of, and all that virtual threads
 * use, which own none since they are many. Where two threads meet here, one goes without: new
 * memory is cheaper than waiting, and what finds no room is left to the garbage collector.
 */
final class SharedPool {
    /** 8 MiB in all. */
    static final int MAX_CHUNKS = 512;

    private static final int MAX_SCRATCH = 64;

    private static final ReentrantLock LOCK = new ReentrantLock();
    private static Chunk chunks;
    private static int chunkCount;
    private static final byte[][] SCRATCH = new byte[MAX_SCRATCH][];
    private static int scratchCount;

    private SharedPool() {}

    /** Takes a chunk out; null if there is none at hand. */
    static Chunk takeChunk() {
        if (chunks == null || !LOCK.tryLock()) { // read without the lock: only a hint
            return null;
        }
        try {
            Chunk chunk = chunks;
            if (chunk != null) {
                chunks = chunk.next;
                chunkCount--;
                chunk.next = null;
            }
            return chunk;
        } finally {
            LOCK.unlock();
        }
    }

    /** Takes an empty chunk in, if there is room. */
    static void releaseChunk(Chunk chunk) {
        if (LOCK.tryLock()) {
            try {
                if (chunkCount < MAX_CHUNKS) {
                    chunk.next = chunks;
                    chunks = chunk;
                    chunkCount++;
                }
            } finally {
                LOCK.unlock();
            }
        }
    }

    /** Takes an array of {@link Scratch#MAX_SIZE} bytes out; null if there is none at hand. */
    static byte[] takeScratch() {
        if (LOCK.tryLock()) {
            try {
                return scratchCount == 0 ? null : SCRATCH[--scratchCount];
            } finally {
                LOCK.unlock();
            }
        }
        return null;
    }

    /** Takes an array of {@link Scratch#MAX_SIZE} bytes in, if there is room. */
    static void releaseScratch(byte[] array) {
        if (LOCK.tryLock()) {
            try {
                if (scratchCount < MAX_SCRATCH) {
                    SCRATCH[scratchCount++] = array;
                }
            } finally {
                LOCK.unlock();
            }
        }
    }
}
