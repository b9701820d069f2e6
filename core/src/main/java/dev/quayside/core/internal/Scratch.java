// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core.internal;

/**
 * One array per thread for bytes on their way. Who takes it while it is out gets another one: a
 * device may read from a second one while it is read itself.
 */
public final class Scratch {
    /** The longest array that is kept. */
    public static final int MAX_SIZE = 64 * 1024;

    private Scratch() {}

    /**
     * Takes the array out; what it holds is of no meaning.
     *
     * @param size how long it must be at least
     */
    public static byte[] take(int size) {
        return ChunkPool.local().takeScratch(size);
    }

    /** Puts the array back. */
    public static void release(byte[] array) {
        ChunkPool.local().releaseScratch(array);
    }
}
