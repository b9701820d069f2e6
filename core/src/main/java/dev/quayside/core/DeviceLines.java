// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import dev.quayside.core.internal.RingBuffer;

/** How a device reads a line: what the read buffer has of it, and the rest from the subclass. */
final class DeviceLines {
    private DeviceLines() {}

    /**
     * Reads a line of up to {@code maxSize} bytes; the device is readable and the sizes are
     * checked.
     *
     * @return the number of bytes; 0 if nothing is there now; -1 on an error or at the end
     */
    static int read(DeviceReading d, byte[] data, int offset, int maxSize) {
        boolean sequential = d.sequential();
        boolean keep = sequential && d.inTransaction();
        int done = fromBuffer(d, data, offset, maxSize, keep);
        if (done > 0 && data[offset + done - 1] == '\n') {
            return withoutReturn(d, data, offset, done);
        }
        if (!sequential && !d.isAtDevicePosition() && !d.seek(d.position())) {
            return -1;
        }
        long got;
        if (keep) {
            // only the base's way keeps the bytes for a rollback
            got = readByBytes(d, data, offset + done, maxSize - done);
        } else {
            d.setReadsLineByBytes(false);
            got = d.readLineData(data, offset + done, maxSize - done);
        }
        if (got < 0) {
            return done > 0 ? done : -1;
        }
        done += (int) got;
        if (!keep && !sequential && !d.readsLineByBytes()) {
            d.positions().pos += got;
            // the subclass has moved, nobody knows how far
            d.positions().devicePos = -1;
        }
        return withoutReturn(d, data, offset, done);
    }

    /** The base's readLineData. */
    static int readByBytes(DeviceReading d, byte[] data, int offset, int maxSize) {
        d.setReadsLineByBytes(true);
        int done = 0;
        int c = 0;
        while (done < maxSize && (c = DeviceReader.readByte(d)) >= 0) {
            data[offset + done++] = (byte) c;
            if (c == '\n') {
                break;
            }
        }
        if (c < 0 && done == 0) {
            return d.isSequential() && c == DeviceReader.NO_BYTE_NOW ? 0 : -1;
        }
        return done;
    }

    private static int fromBuffer(
            DeviceReading d, byte[] data, int offset, int maxSize, boolean keep) {
        RingBuffer buffer = d.readBuffer;
        if (buffer == null || buffer.isEmpty()) {
            return 0;
        }
        long from = keep ? d.transactionPosition() : 0;
        if (from >= buffer.size()) {
            return 0;
        }
        long index = buffer.indexOf((byte) '\n', maxSize, from);
        int length = index >= 0 ? (int) (index - from) + 1 : maxSize;
        int n;
        if (keep) {
            n = buffer.peek(data, offset, length, from);
            d.positions().transactionPos += n;
        } else {
            n = buffer.read(data, offset, length);
            if (!d.sequential()) {
                d.positions().pos += n;
            }
        }
        if (d.isReadBufferEmpty()) {
            DeviceReader.touch(d);
        }
        return n;
    }

    private static int withoutReturn(DeviceReading d, byte[] data, int offset, int length) {
        int last = offset + length - 1;
        if (length > 1 && d.isTextModeEnabled() && data[last] == '\n' && data[last - 1] == '\r') {
            data[last - 1] = '\n';
            return length - 1;
        }
        return length;
    }
}
