// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.network.internal;

import dev.quayside.core.internal.RingBuffer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Arrays;

/** Moves bytes between channels and buffers: the way of every message. Allocates nothing. */
final class StreamIo {
    /** 1 MiB in chunks of 16 KiB: as many buffers as one gathering call takes. */
    private static final int MAX_GATHERED = 64;

    private static final ThreadLocal<ByteBuffer[]> GATHERED =
            ThreadLocal.withInitial(() -> new ByteBuffer[MAX_GATHERED]);

    private StreamIo() {}

    /**
     * Reads with one call into the thread's arena, and lends what came to a buffer.
     *
     * @return how many bytes; 0 if none are there; -1 at the end of the stream
     */
    static int read(SocketChannel channel, RingBuffer into, long maxBytes) throws IOException {
        ReadArena arena = ReadArena.current();
        ByteBuffer memory = arena.take(maxBytes);
        int n = 0;
        try {
            n = channel.read(memory);
        } finally {
            if (n <= 0) {
                arena.giveBack();
            }
        }
        if (n > 0) {
            arena.lend(into);
        }
        return n;
    }

    /**
     * Writes all of a buffer, or as much as the kernel takes, and frees it.
     *
     * @return how many bytes
     */
    static long write(SocketChannel channel, RingBuffer from) throws IOException {
        ByteBuffer first = from.firstBlock();
        if (first == null) {
            return 0;
        }
        if (first.remaining() == from.size()) {
            int n = channel.write(first);
            from.free(n);
            return n;
        }
        return writeGathered(channel, from);
    }

    private static long writeGathered(SocketChannel channel, RingBuffer from) throws IOException {
        ByteBuffer[] blocks = GATHERED.get();
        long total = 0;
        while (true) {
            int count = from.gather(blocks);
            long offered = 0;
            for (int i = 0; i < count; i++) {
                offered += blocks[i].remaining();
            }
            long n;
            try {
                n = channel.write(blocks, 0, count);
            } finally {
                Arrays.fill(blocks, 0, count, null);
            }
            from.free(n);
            total += n;
            if (n < offered || from.isEmpty()) {
                return total;
            }
        }
    }
}
