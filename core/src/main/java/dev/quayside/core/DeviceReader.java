// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import dev.quayside.core.internal.RingBuffer;
import dev.quayside.core.internal.Scratch;
import java.nio.ByteBuffer;

/**
 * How a device reads: first from its buffer, then from the subclass, either straight into the
 * caller's memory (large or unbuffered reads) or, a chunk at a time, by way of the buffer.
 *
 * <p>The target is an array and an offset, or a ByteBuffer that is filled from its position.
 */
final class DeviceReader {
    static final int NO_BYTE_NOW = -1;
    static final int FAILED = -2;

    private static final int CHUNK_SIZE = RingBuffer.CHUNK_SIZE;
    private static final byte[] NOTHING = new byte[0];

    private DeviceReader() {}

    /**
     * Reads or peeks; the device is readable and the sizes are checked.
     *
     * @return the number of bytes; -1 if the device reported an error, or its end, before the first
     */
    static int read(
            DeviceReading d,
            byte[] array,
            int offset,
            ByteBuffer target,
            int maxSize,
            boolean peeking) {
        boolean sequential = d.sequential();
        boolean transaction = sequential && d.inTransaction();
        boolean buffered = !d.hasMode(DeviceState.UNBUFFERED);
        boolean keep = sequential ? peeking || transaction : peeking && buffered;
        long savedPos = d.position();
        long bufferPos = transaction ? d.transactionPosition() : 0;
        boolean askedDevice = false;
        boolean deviceAtEnd = false;
        int start = target == null ? offset : target.position();
        int textFrom = 0;
        int done = 0;
        int left = maxSize;
        for (; ; ) {
            int n = fromBuffer(d.readBuffer, array, offset + done, target, left, keep, bufferPos);
            bufferPos += n;
            if (!sequential) {
                d.positions().pos += n;
            }
            done += n;
            left -= n;
            if (left > 0 && !deviceAtEnd) {
                boolean direct = !keep && (!buffered || left >= CHUNK_SIZE);
                int wanted = direct ? left : buffered ? CHUNK_SIZE : Math.min(left, CHUNK_SIZE);
                long got = -1;
                if (standsAtPosition(d)) {
                    askedDevice = true;
                    got = direct ? give(d, array, offset + done, target, wanted) : fill(d, wanted);
                    deviceAtEnd = got != wanted;
                }
                if (got < 0 && done == 0) {
                    return -1;
                }
                if (got > 0 && !direct) {
                    continue; // the buffer has it
                }
                done += (int) Math.max(0, got);
                left -= (int) Math.max(0, got);
            }
            if (d.hasMode(DeviceState.TEXT) && textFrom < done) {
                int removed =
                        target == null
                                ? TextMode.removeReturns(array, start + textFrom, start + done)
                                : TextMode.removeReturns(target, start + textFrom, start + done);
                done -= removed;
                left += removed;
                textFrom = done;
                // there is room again; one who reads one byte at "\r\n" must get the "\n"
                continue;
            }
            break;
        }
        if (keep && !peeking) {
            d.positions().transactionPos = bufferPos;
        } else if (keep) {
            d.setPositions(savedPos, d.devicePosition());
        } else if (peeking) {
            d.seekBuffer(savedPos);
        }
        if (!askedDevice && d.isReadBufferEmpty()) {
            touch(d);
        }
        return done;
    }

    /**
     * Reads one byte; the device is readable.
     *
     * @return 0 to 255, {@link #NO_BYTE_NOW} or {@link #FAILED}
     */
    static int readByte(DeviceReading d) {
        boolean sequential = d.sequential();
        RingBuffer buffer = d.readBuffer;
        if (buffer != null && !(sequential && d.inTransaction())) {
            int c;
            while ((c = buffer.getChar()) >= 0) {
                if (!sequential) {
                    d.positions().pos++;
                }
                if (c == '\r' && d.isTextModeEnabled()) {
                    continue;
                }
                if (buffer.isEmpty()) {
                    touch(d);
                }
                return c;
            }
        }
        byte[] scratch = Scratch.take(1);
        try {
            int got = read(d, scratch, 0, null, 1, false);
            return got > 0 ? scratch[0] & 0xff : got == 0 ? NO_BYTE_NOW : FAILED;
        } finally {
            Scratch.release(scratch);
        }
    }

    /** Tells the subclass that its buffer has run empty, by a read of nothing. */
    static void touch(DeviceReading d) {
        d.readData(NOTHING, 0, 0);
    }

    private static int fromBuffer(
            RingBuffer buffer,
            byte[] array,
            int offset,
            ByteBuffer target,
            int size,
            boolean keep,
            long position) {
        if (buffer == null || size == 0) {
            return 0;
        }
        if (target == null) {
            return keep
                    ? buffer.peek(array, offset, size, position)
                    : buffer.read(array, offset, size);
        }
        return keep ? buffer.peek(target, size, position) : buffer.read(target, size);
    }

    private static boolean standsAtPosition(DeviceReading d) {
        return d.sequential() || d.isAtDevicePosition() || d.seek(d.position());
    }

    /** Lets the subclass give bytes straight to the caller. */
    private static long give(
            DeviceReading d, byte[] array, int offset, ByteBuffer target, int size) {
        long got;
        if (target == null) {
            got = d.readData(array, offset, size);
        } else {
            int limit = target.limit();
            target.limit(target.position() + size);
            try {
                got = d.readData(target);
            } finally {
                target.limit(limit);
            }
        }
        if (got > 0 && !d.sequential()) {
            d.positions().pos += got;
            d.positions().devicePos += got;
        }
        return got;
    }

    /** Lets the subclass fill up to {@code size} bytes of the read buffer. */
    private static long fill(DeviceReading d, int size) {
        RingBuffer buffer = d.makeReadBuffer();
        ByteBuffer window = buffer.reserve(size);
        long got = 0;
        try {
            got = d.readData(window);
        } finally {
            buffer.chop(size - Math.max(0, got));
        }
        if (got > 0 && !d.sequential()) {
            d.positions().devicePos += got;
        }
        return got;
    }
}
