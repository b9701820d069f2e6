// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core.internal;

import java.nio.ByteBuffer;

/**
 * A queue of bytes in chunks of 16 KiB of direct memory, taken from the pool of the current thread
 * and given back as soon as they are drained: an empty buffer holds no memory.
 *
 * <pre>
 *   first                                last
 *   [....####] -> [########] -> ... -> [###.....]         # bytes, . room
 *       head                               tail
 * </pre>
 *
 * <p>The limit of a chunk's buffer is never below its tail, so that reading need not set it.
 *
 * <p>For one thread at a time. Nothing here allocates but the taking out of chunks.
 */
public final class RingBuffer {
    /** The size of a chunk in bytes. */
    public static final int CHUNK_SIZE = ChunkPool.CHUNK_SIZE;

    private Chunk first;
    private Chunk last;
    private long size;

    /** Makes an empty buffer. */
    public RingBuffer() {}

    /** Returns the number of bytes in the buffer. */
    public long size() {
        return size;
    }

    /** Returns whether no byte is in the buffer. */
    public boolean isEmpty() {
        return size == 0;
    }

    /** Adds bytes behind the last one. */
    public void append(byte[] data, int offset, int length) {
        int done = 0;
        while (done < length) {
            Chunk chunk = writable();
            int n = Math.min(length - done, chunk.end - chunk.tail);
            chunk.buffer.clear().put(chunk.tail, data, offset + done, n);
            chunk.tail += n;
            size += n;
            done += n;
        }
    }

    /** Adds all remaining bytes of {@code data}, whose position moves to its limit. */
    public void append(ByteBuffer data) {
        int from = data.position();
        int to = data.limit();
        while (from < to) {
            Chunk chunk = writable();
            int n = Math.min(to - from, chunk.end - chunk.tail);
            chunk.buffer.clear().put(chunk.tail, data, from, n);
            chunk.tail += n;
            size += n;
            from += n;
        }
        data.position(to);
    }

    /**
     * Moves up to {@code maxLength} bytes into an array.
     *
     * @return how many
     */
    public int read(byte[] into, int offset, int maxLength) {
        int done = 0;
        while (done < maxLength && first != null) {
            Chunk chunk = first;
            int n = Math.min(maxLength - done, chunk.length());
            chunk.buffer.get(chunk.head, into, offset + done, n);
            consume(chunk, n);
            done += n;
        }
        return done;
    }

    /**
     * Moves up to {@code maxLength} bytes, and no more than have room, to the position of a buffer.
     *
     * @return how many
     */
    public int read(ByteBuffer into, int maxLength) {
        int wanted = Math.min(maxLength, into.remaining());
        int done = 0;
        while (done < wanted && first != null) {
            Chunk chunk = first;
            int n = Math.min(wanted - done, chunk.length());
            copy(chunk, chunk.head, into, n);
            consume(chunk, n);
            done += n;
        }
        return done;
    }

    /**
     * Copies bytes without taking them out.
     *
     * @param position how many bytes of the buffer lie before the first one to copy
     * @return how many were copied
     */
    public int peek(byte[] into, int offset, int maxLength, long position) {
        int done = 0;
        long before = position;
        for (Chunk c = first; c != null && done < maxLength; c = c.next) {
            if (before >= c.length()) {
                before -= c.length();
                continue;
            }
            int from = c.head + (int) before;
            int n = Math.min(maxLength - done, c.tail - from);
            c.buffer.get(from, into, offset + done, n);
            done += n;
            before = 0;
        }
        return done;
    }

    /**
     * Copies bytes to the position of a buffer without taking them out of this one.
     *
     * @param position how many bytes of the buffer lie before the first one to copy
     * @return how many were copied
     */
    public int peek(ByteBuffer into, int maxLength, long position) {
        int wanted = Math.min(maxLength, into.remaining());
        int done = 0;
        long before = position;
        for (Chunk c = first; c != null && done < wanted; c = c.next) {
            if (before >= c.length()) {
                before -= c.length();
                continue;
            }
            int from = c.head + (int) before;
            int n = Math.min(wanted - done, c.tail - from);
            copy(c, from, into, n);
            done += n;
            before = 0;
        }
        return done;
    }

    /**
     * Drops up to {@code n} bytes from the front.
     *
     * @return how many
     */
    public long skip(long n) {
        long left = Math.min(n, size);
        long skipped = left;
        while (left > 0) {
            Chunk chunk = first;
            int part = (int) Math.min(left, chunk.length());
            consume(chunk, part);
            left -= part;
        }
        return skipped;
    }

    /** Drops {@code n} bytes from the front, after a channel took them. */
    public void free(long n) {
        skip(n);
    }

    /** Takes the first byte out; -1 when there is none. */
    public int getChar() {
        Chunk chunk = first;
        if (chunk == null) {
            return -1;
        }
        int c = chunk.buffer.get(chunk.head) & 0xff;
        consume(chunk, 1);
        return c;
    }

    /** Puts a byte before the first one. */
    public void ungetChar(int c) {
        Chunk chunk = first;
        if (chunk == null || chunk.head == 0 || chunk.isLent()) {
            chunk = ChunkPool.local().take();
            chunk.head = CHUNK_SIZE;
            chunk.tail = CHUNK_SIZE;
            chunk.next = first;
            if (first == null) {
                last = chunk;
            } else {
                first.previous = chunk;
            }
            first = chunk;
        }
        chunk.buffer.clear().put(--chunk.head, (byte) c);
        size++;
    }

    /**
     * Looks for a byte.
     *
     * @param maxLength how many bytes to look at
     * @param position how many bytes lie before the first one to look at
     * @return its position from the start of the buffer, or -1
     */
    public long indexOf(byte wanted, long maxLength, long position) {
        long index = 0;
        long to = maxLength > size - position ? size : position + maxLength;
        for (Chunk c = first; c != null && index < to; c = c.next) {
            int length = c.length();
            if (position < index + length) {
                int skip = (int) Math.max(0, position - index);
                int end = c.head + (int) Math.min(length, to - index);
                int found = ByteSearch.indexOf(c.buffer, c.head + skip, end, wanted);
                if (found >= 0) {
                    return index + found - c.head;
                }
            }
            index += length;
        }
        return -1;
    }

    /**
     * Makes room for {@code length} bytes (at most {@link #CHUNK_SIZE}) in one piece behind the
     * last byte; they count as added until {@link #chop} takes back what was not filled.
     *
     * @return a window on the room; good until the next call of another method
     */
    public ByteBuffer reserve(int length) {
        Chunk chunk = writable();
        if (chunk.end - chunk.tail < length) {
            chunk = addChunk();
        }
        int from = chunk.tail;
        chunk.tail += length;
        size += length;
        return chunk.buffer.limit(chunk.tail).position(from);
    }

    /** Drops {@code n} bytes from the end. */
    public void chop(long n) {
        long left = Math.min(n, size);
        while (left > 0) {
            int part = (int) Math.min(left, last.length());
            last.tail -= part;
            size -= part;
            left -= part;
            if (last.length() == 0) {
                Chunk chunk = last;
                unlinkLast();
                release(chunk);
            }
        }
    }

    /** Drops all bytes and gives the memory back. */
    public void clear() {
        Chunk chunk = first;
        first = null;
        last = null;
        size = 0;
        while (chunk != null) {
            Chunk next = chunk.next;
            release(chunk);
            chunk = next;
        }
    }

    /**
     * Puts the remaining bytes of somebody else's buffer behind the last byte, without copying
     * them, until they are read or {@link #reclaim} is called. The lender leaves the buffer alone
     * so long; then its position is its limit.
     */
    public void lend(ByteBuffer data) {
        reclaim();
        if (data.hasRemaining()) {
            Chunk link = ChunkPool.local().takeLink(data);
            size += link.length();
            addLast(link);
        }
    }

    /** Ends a loan: what was not read of the lent bytes is copied into own chunks. */
    public void reclaim() {
        Chunk lent = last;
        if (lent == null || !lent.isLent()) {
            return;
        }
        ByteBuffer rest = lent.window();
        unlinkLast();
        size -= lent.length();
        append(rest);
        ChunkPool.local().releaseLink(lent);
    }

    /**
     * Fills an array with windows on the bytes, for one gathering write. The buffers stay the
     * property of this one; what the channel took is told with {@link #free}.
     *
     * @return how many elements were set
     */
    public int gather(ByteBuffer[] into) {
        int n = 0;
        for (Chunk c = first; c != null && n < into.length; c = c.next) {
            into[n++] = c.window();
        }
        return n;
    }

    /**
     * Returns a window on the first bytes, for a channel that takes one buffer; what it took is
     * told with {@link #free}.
     *
     * @return null when the buffer is empty
     */
    public ByteBuffer firstBlock() {
        return first == null ? null : first.window();
    }

    private static void copy(Chunk chunk, int from, ByteBuffer into, int n) {
        int at = into.position();
        into.put(at, chunk.buffer, from, n);
        into.position(at + n);
    }

    private void consume(Chunk chunk, int n) {
        chunk.head += n;
        size -= n;
        if (chunk.head == chunk.tail) {
            removeFirst();
        }
    }

    private void removeFirst() {
        Chunk chunk = first;
        first = chunk.next;
        if (first == null) {
            last = null;
        } else {
            first.previous = null;
        }
        release(chunk);
    }

    private Chunk writable() {
        Chunk chunk = last;
        return chunk != null && chunk.tail < chunk.end ? chunk : addChunk();
    }

    private Chunk addChunk() {
        reclaim();
        Chunk chunk = ChunkPool.local().take();
        addLast(chunk);
        return chunk;
    }

    private void addLast(Chunk chunk) {
        chunk.previous = last;
        if (last == null) {
            first = chunk;
        } else {
            last.next = chunk;
        }
        last = chunk;
    }

    private void unlinkLast() {
        last = last.previous;
        if (last == null) {
            first = null;
        } else {
            last.next = null;
        }
    }

    private static void release(Chunk chunk) {
        ChunkPool pool = ChunkPool.local();
        if (chunk.isLent()) {
            pool.releaseLink(chunk);
        } else {
            pool.release(chunk);
        }
    }
}
