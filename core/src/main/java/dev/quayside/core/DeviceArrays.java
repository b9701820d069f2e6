// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import dev.quayside.core.internal.RingBuffer;
import dev.quayside.core.internal.Scratch;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** The forms of a device's calls that return new arrays, and those that go through one. */
final class DeviceArrays {
    static final byte[] EMPTY = new byte[0];

    private static final int CHUNK_SIZE = RingBuffer.CHUNK_SIZE;

    /** Up to here a caller's limit is asked for at once, by way of the thread's scratch array. */
    private static final int MAX_STEP = Scratch.MAX_SIZE;

    /** The longest array that every JVM can make. */
    static final int MAX_LENGTH = Integer.MAX_VALUE - 8;

    private DeviceArrays() {}

    static byte[] read(DeviceReading d, long maxSize) {
        if (isBuffered(d, maxSize)) {
            byte[] exact = new byte[(int) maxSize];
            return own(exact, read(d, exact, exact.length));
        }
        if (maxSize <= MAX_STEP) {
            byte[] scratch = Scratch.take((int) maxSize);
            try {
                return copy(scratch, read(d, scratch, (int) maxSize));
            } finally {
                Scratch.release(scratch);
            }
        }
        int limit = (int) Math.min(maxSize, MAX_LENGTH);
        byte[] first = new byte[firstStep(d, limit)];
        int count = read(d, first, first.length);
        if (count < first.length || count == limit) {
            return own(first, count);
        }
        return readOn(d, first, count, limit, MAX_STEP, MAX_STEP);
    }

    static byte[] readAll(DeviceReading d) {
        boolean sequential = d.sequential();
        long size = sequential ? 0 : d.size();
        if (size == 0) {
            byte[] first = EMPTY;
            int count = 0;
            if (d.bufferedBytes() >= CHUNK_SIZE) {
                first = new byte[(int) Math.min(d.bufferedBytes(), MAX_LENGTH)];
                count = Math.max(0, read(d, first, first.length));
            }
            return readOn(d, first, count, MAX_LENGTH, CHUNK_SIZE, 1);
        }
        long left = Math.max(0, size - d.position());
        if (left > MAX_LENGTH) {
            DeviceWarnings.warn(d, "readAll", "maxSize argument exceeds byte array size limit");
            return EMPTY;
        }
        byte[] all = new byte[(int) left];
        return own(all, Math.max(0, read(d, all, all.length)));
    }

    /** Reads a line without a limit; empty on an error. */
    static byte[] readLine(DeviceReading d) {
        byte[] line = readLine(d, MAX_LENGTH, CHUNK_SIZE);
        return line == null ? EMPTY : line;
    }

    /** Reads at most so many bytes of a line; null on an error. */
    static byte[] readLine(DeviceReading d, int limit) {
        return readLine(d, limit, Math.min(limit, MAX_STEP));
    }

    private static byte[] readLine(DeviceReading d, int limit, int step) {
        byte[] scratch = Scratch.take(step);
        try {
            byte[] line = EMPTY;
            int count = 0;
            int got;
            do {
                got = DeviceLines.read(d, scratch, 0, Math.min(limit - count, step));
                if (got > 0) {
                    line = append(line, count, scratch, got);
                    count += got;
                }
            } while (got == step && count < limit && scratch[got - 1] != '\n');
            return got < 0 && count == 0 ? null : own(line, count);
        } finally {
            Scratch.release(scratch);
        }
    }

    static byte[] peek(DeviceReading d, long maxSize) {
        if (maxSize <= MAX_STEP) {
            byte[] scratch = Scratch.take((int) maxSize);
            try {
                return copy(scratch, d.peekInto(scratch, 0, null, (int) maxSize));
            } finally {
                Scratch.release(scratch);
            }
        }
        int limit = (int) Math.min(maxSize, MAX_LENGTH);
        int length = firstStep(d, limit);
        for (; ; ) {
            byte[] data = new byte[length];
            int count = d.peekInto(data, 0, null, length);
            if (count < length || length == limit) {
                return own(data, count);
            }
            length = (int) Math.min(limit, length * 2L);
        }
    }

    /** The base's readData of a buffer. */
    static long readData(DeviceReading d, ByteBuffer target) {
        int size = target.remaining();
        if (target.hasArray()) {
            int at = target.position();
            long got = d.readData(target.array(), target.arrayOffset() + at, size);
            target.position(at + (int) Math.max(0, got));
            return got;
        }
        byte[] array = size <= CHUNK_SIZE ? Scratch.take(size) : new byte[size];
        try {
            long got = d.readData(array, 0, size);
            target.put(array, 0, (int) Math.max(0, got));
            return got;
        } finally {
            if (size <= CHUNK_SIZE) {
                Scratch.release(array);
            }
        }
    }

    /** The base's writeData of a buffer. */
    static long writeData(QIODevice d, ByteBuffer source) {
        int size = source.remaining();
        int at = source.position();
        if (source.hasArray()) {
            long written = d.writeData(source.array(), source.arrayOffset() + at, size);
            source.position(at + (int) Math.max(0, written));
            return written;
        }
        byte[] array = size <= CHUNK_SIZE ? Scratch.take(size) : new byte[size];
        try {
            source.get(array, 0, size);
            long written = d.writeData(array, 0, size);
            source.position(at + (int) Math.max(0, written));
            return written;
        } finally {
            if (size <= CHUNK_SIZE) {
                Scratch.release(array);
            }
        }
    }

    private static int read(DeviceReading d, byte[] data, int size) {
        return DeviceReader.read(d, data, 0, null, size, false);
    }

    /** Reads on, step by step, until one gives less than {@code enough} or the limit is reached. */
    private static byte[] readOn(
            DeviceReading d, byte[] start, int startCount, int limit, int step, int enough) {
        byte[] data = start;
        int count = startCount;
        byte[] scratch = Scratch.take(step);
        try {
            int got;
            do {
                got = read(d, scratch, Math.min(step, limit - count));
                if (got > 0) {
                    data = append(data, count, scratch, got);
                    count += got;
                }
            } while (got >= enough && count < limit);
        } finally {
            Scratch.release(scratch);
        }
        return own(data, count);
    }

    private static byte[] append(byte[] data, int count, byte[] more, int n) {
        byte[] longer = data;
        if (data.length - count < n) {
            // nothing to spare at first: most often there is no second time
            long grown = count == 0 ? n : Math.max(count * 2L, count + (long) n);
            longer = Arrays.copyOf(data, (int) Math.min(grown, MAX_LENGTH));
        }
        System.arraycopy(more, 0, longer, count, n);
        return longer;
    }

    private static boolean isBuffered(DeviceReading d, long size) {
        return size > 0 && !d.isTextModeEnabled() && d.bufferedBytes() >= size;
    }

    /** How much to allocate at first for a limit. */
    private static int firstStep(DeviceReading d, int limit) {
        return (int) Math.min(limit, Math.max(d.bytesAvailable(), MAX_STEP));
    }

    /** Returns the first bytes of a new array, as that or a shorter one; null for -1. */
    private static byte[] own(byte[] data, int count) {
        return count == data.length ? data : copy(data, count);
    }

    private static byte[] copy(byte[] data, int count) {
        if (count <= 0) {
            return count < 0 ? null : EMPTY;
        }
        return Arrays.copyOf(data, count);
    }
}
