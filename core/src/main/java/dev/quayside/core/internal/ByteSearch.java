// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core.internal;

import java.nio.ByteBuffer;

/** Finds a byte in a buffer, eight at a time. */
public final class ByteSearch {
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;

    private ByteSearch() {}

    /**
     * Returns the index of the first {@code wanted} from {@code from} up to, not including, {@code
     * to}; -1 if there is none. The indexes are absolute and below the buffer's limit.
     */
    public static int indexOf(ByteBuffer buffer, int from, int to, byte wanted) {
        long pattern = (wanted & 0xffL) * ONES;
        int i = from;
        for (; i <= to - Long.BYTES; i += Long.BYTES) {
            long difference = buffer.getLong(i) ^ pattern;
            // not zero exactly if one of the eight bytes of the difference is zero
            if (((difference - ONES) & ~difference & HIGH_BITS) != 0) {
                break;
            }
        }
        for (; i < to; i++) {
            if (buffer.get(i) == wanted) {
                return i;
            }
        }
        return -1;
    }
}
