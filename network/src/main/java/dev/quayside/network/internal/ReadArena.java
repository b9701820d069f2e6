// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.network.internal;

import dev.quayside.core.internal.RingBuffer;
import java.nio.ByteBuffer;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The memory into which the sockets of one thread read. What was read is lent to the socket's
 * buffer, not copied; what the program has not taken out by the time another socket (or the same
 * one) reads is copied into the buffer's own chunks then.
 *
 * <pre>
 *   take() ---> channel.read ---> lend(buffer) ---> readyRead: the program reads from here
 *     ^                                                |
 *     +---- the next take() reclaims what is left -----+
 * </pre>
 *
 * <p>The memory is small at first and grows when a read fills it. Virtual threads, of which there
 * are many, do not each own such memory: they take it from a common pool for the time of one read,
 * and copy.
 */
final class ReadArena {
    /** How many bytes one read call takes at most, in the end. */
    static final int CAPACITY =
            Math.max(
                    RingBuffer.CHUNK_SIZE,
                    Integer.getInteger("quayside.network.readArena", 256 * 1024));

    // What a kernel has ready of a large message at first, which Qt tells by one readyRead.
    private static final int FIRST_CAPACITY = Math.min(CAPACITY, 128 * 1024);

    private static final ThreadLocal<ReadArena> LOCAL =
            ThreadLocal.withInitial(() -> new ReadArena(VirtualThreads.isCurrentVirtual()));

    /** Free memory of virtual threads. */
    private static final ConcurrentLinkedQueue<ByteBuffer> POOL = new ConcurrentLinkedQueue<>();

    private static final AtomicInteger POOLED = new AtomicInteger();
    private static final int MAX_POOLED = 64;

    private final boolean pooled;
    private ByteBuffer memory;
    private RingBuffer borrower;
    private boolean tooSmall;

    ReadArena(boolean pooled) {
        this.pooled = pooled;
    }

    /** Returns the arena of the current thread. */
    static ReadArena current() {
        return LOCAL.get();
    }

    /**
     * Takes the memory to read into, at most {@code maxBytes} of it. One read, then give or lend.
     */
    ByteBuffer take(long maxBytes) {
        reclaim();
        ByteBuffer m = memory;
        if (m == null || tooSmall) {
            m = pooled ? fromPool() : grow();
        }
        return m.clear().limit((int) Math.min(m.capacity(), maxBytes));
    }

    /** Nothing was read. */
    void giveBack() {
        if (pooled) {
            toPool();
        }
    }

    /** Hands what was read, from the start of the memory to its position, to a socket's buffer. */
    void lend(RingBuffer into) {
        ByteBuffer m = memory;
        tooSmall = m.position() == m.capacity() && m.capacity() < CAPACITY;
        m.flip();
        if (pooled) {
            into.append(m);
            toPool();
        } else {
            into.lend(m);
            borrower = into;
        }
    }

    /** Ends a loan: after this nothing outside refers to the memory. */
    void reclaim() {
        RingBuffer b = borrower;
        if (b != null) {
            borrower = null;
            b.reclaim();
        }
    }

    private ByteBuffer grow() {
        memory = ByteBuffer.allocateDirect(memory == null ? FIRST_CAPACITY : CAPACITY);
        tooSmall = false;
        return memory;
    }

    private ByteBuffer fromPool() {
        ByteBuffer m = POOL.poll();
        if (m == null) {
            m = ByteBuffer.allocateDirect(FIRST_CAPACITY);
        } else {
            POOLED.decrementAndGet();
        }
        memory = m;
        return m;
    }

    private void toPool() {
        ByteBuffer m = memory;
        memory = null;
        // counted a little wrongly where threads meet, which does no harm
        if (POOLED.get() < MAX_POOLED) {
            POOLED.incrementAndGet();
            POOL.add(m);
        }
    }
}
