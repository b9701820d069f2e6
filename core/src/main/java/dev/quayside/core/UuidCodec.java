// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import java.nio.ByteBuffer;
import java.util.UUID;

/** UUIDs on the wire: one number of four bytes, two of two, and eight bytes without an order. */
final class UuidCodec {

    static final UUID NULL = new UUID(0, 0);

    private static final int SIZE = 16;

    private UuidCodec() {}

    static UUID read(DataStreamReader in) {
        byte[] data = in.readExactly(SIZE);
        if (data == null) {
            return NULL;
        }
        ByteBuffer buffer = ByteBuffer.wrap(data);
        long high = buffer.getLong();
        return new UUID(in.isLittleEndian() ? swap(high) : high, buffer.getLong());
    }

    static void write(QDataStream out, UUID uuid) {
        long high = uuid.getMostSignificantBits();
        ByteBuffer buffer = ByteBuffer.allocate(SIZE);
        buffer.putLong(out.isLittleEndian() ? swap(high) : high);
        buffer.putLong(uuid.getLeastSignificantBits());
        out.writeBlock(buffer.array(), 0, SIZE);
    }

    private static long swap(long high) {
        long first = Integer.reverseBytes((int) (high >> 32)) & 0xffff_ffffL;
        int second = Short.reverseBytes((short) (high >> 16)) & 0xffff;
        int third = Short.reverseBytes((short) high) & 0xffff;
        return first << 32 | (long) second << 16 | third;
    }
}
