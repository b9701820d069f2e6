// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core.internal;

import java.nio.ByteBuffer;

/**
 * The free memory of one thread: chunks for buffers, and one scratch array. A chunk may go back to
 * the pool of another thread than the one it came from. What does not fit here goes to the {@link
 * SharedPool}; virtual threads keep nothing here.
 */
final class ChunkPool {
    static final int CHUNK_SIZE = 16 * 1024;

    /** 256 KiB a thread: what one turn of a loop needs again and again. */
    static final int MAX_LOCAL = 16;

    private static final ThreadLocal<ChunkPool> LOCAL = ThreadLocal.withInitial(ChunkPool::new);

    private final boolean virtual = VirtualThreads.isCurrentVirtual();
    private final int room = virtual ? 0 : MAX_LOCAL;
    private Chunk free;
    private int count;
    private Chunk spareLink;
    private byte[] scratch;

    /** A read into the scratch array may need another one to fill the device's buffer. */
    private byte[] secondScratch;

    private ChunkPool() {}

    /** Returns the pool of the current thread. */
    static ChunkPool local() {
        return LOCAL.get();
    }

    /** Takes an empty chunk out. */
    Chunk take() {
        Chunk chunk = free;
        if (chunk == null) {
            return takeElsewhere();
        }
        free = chunk.next;
        count--;
        chunk.next = null;
        return chunk;
    }

    private static Chunk takeElsewhere() {
        Chunk chunk = SharedPool.takeChunk();
        return chunk != null ? chunk : new Chunk(ByteBuffer.allocateDirect(CHUNK_SIZE));
    }

    /** Takes a chunk back, whatever it still holds. */
    void release(Chunk chunk) {
        chunk.head = 0;
        chunk.tail = 0;
        chunk.next = null;
        chunk.previous = null;
        if (count < room) {
            chunk.next = free;
            free = chunk;
            count++;
        } else {
            SharedPool.releaseChunk(chunk);
        }
    }

    /** Returns a link for somebody else's buffer. */
    Chunk takeLink(ByteBuffer data) {
        Chunk link = spareLink == null ? new Chunk(null) : spareLink;
        spareLink = null;
        link.buffer = data;
        link.head = data.position();
        link.tail = data.limit();
        return link;
    }

    /** Takes the link back; the bytes of the lent buffer count as consumed. */
    void releaseLink(Chunk link) {
        link.buffer.position(link.buffer.limit());
        link.buffer = null;
        link.next = null;
        link.previous = null;
        spareLink = link;
    }

    /** Returns how many free chunks this pool holds. */
    int count() {
        return count;
    }

    /** Takes a scratch array out that is at least so long. */
    byte[] takeScratch(int size) {
        byte[] taken = scratch;
        scratch = secondScratch;
        secondScratch = null;
        if (taken == null && virtual) {
            taken = SharedPool.takeScratch();
        }
        if (taken != null && taken.length >= size) {
            return taken;
        }
        boolean small = size <= CHUNK_SIZE && !virtual;
        return new byte[small ? CHUNK_SIZE : Math.max(size, Scratch.MAX_SIZE)];
    }

    /** Takes a scratch array back; a very long one is not kept. */
    void releaseScratch(byte[] array) {
        if (array.length > Scratch.MAX_SIZE) {
            return;
        }
        if (virtual) {
            SharedPool.releaseScratch(array);
        } else {
            secondScratch = scratch;
            scratch = array;
        }
    }
}
