// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.epoll;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;

/**
 * Several buffers outside Java's heap written by one call: an array of {@code struct iovec}.
 *
 * <p>Who writes buffers of an {@code Arena} must not close it meanwhile in another thread: the
 * addresses do not hold it open, as those of single buffers do.
 */
final class GatheredBuffers {
    private static final int MOST = 64;

    private static final ThreadLocal<MemorySegment> VECTOR =
            ThreadLocal.withInitial(() -> Arena.ofAuto().allocate(JAVA_LONG, 2L * MOST));

    private GatheredBuffers() {}

    /** Returns whether it is worth it, and the buffers stay where they are. */
    static boolean canHave(ByteBuffer[] buffers, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            if (!buffers[i].isDirect()) {
                return false;
            }
        }
        return length > 1;
    }

    /** Writes, as {@link SocketCalls#write}; the buffers' positions stay. */
    static long write(int descriptor, ByteBuffer[] buffers, int offset, int length) {
        MemorySegment vector = VECTOR.get();
        int count = Math.min(length, MOST);
        for (int i = 0; i < count; i++) {
            MemorySegment memory = MemorySegment.ofBuffer(buffers[offset + i]);
            vector.setAtIndex(JAVA_LONG, 2L * i, memory.address());
            vector.setAtIndex(JAVA_LONG, 2L * i + 1, memory.byteSize());
        }
        try {
            return SocketCalls.writeVector(descriptor, vector, count);
        } finally {
            Reference.reachabilityFence(buffers); // the numbers do not keep them
        }
    }
}
