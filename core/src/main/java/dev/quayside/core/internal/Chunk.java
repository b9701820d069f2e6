// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core.internal;

import java.nio.ByteBuffer;

/**
 * One link of a {@link RingBuffer}: the bytes {@code head} to {@code tail} of a buffer. The two
 * indexes are the truth; position and limit of the buffer are only set for a channel call.
 */
final class Chunk {
    /** The buffer; for a lent chunk somebody else's. */
    ByteBuffer buffer;

    /** Index of the first byte that was not read yet. */
    int head;

    /** Index behind the last byte. */
    int tail;

    /** Index up to which bytes may be added; 0 for a lent chunk, which takes none. */
    int end;

    /** The chunk behind this one, or the next free one of a pool. */
    Chunk next;

    /** The chunk before this one. */
    Chunk previous;

    Chunk(ByteBuffer buffer) {
        this.buffer = buffer;
        this.end = buffer == null ? 0 : buffer.capacity();
    }

    int length() {
        return tail - head;
    }

    boolean isLent() {
        return end == 0;
    }

    /** Returns the buffer with its position and limit around the bytes of this chunk. */
    ByteBuffer window() {
        return buffer.limit(tail).position(head);
    }
}
