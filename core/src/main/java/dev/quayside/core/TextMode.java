// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import java.nio.ByteBuffer;

/** What text mode does to the bytes. */
final class TextMode {
    /** Whether lines end with {@code \r\n} here, so that writing makes them so. */
    static final boolean WRITES_RETURNS = System.lineSeparator().equals("\r\n");

    private static final byte[] LINE_END = {'\r', '\n'};

    private TextMode() {}

    /** Removes every carriage return between two indexes; returns how many there were. */
    static int removeReturns(byte[] data, int from, int to) {
        int end = from;
        for (int i = from; i < to; i++) {
            if (data[i] != '\r') {
                data[end++] = data[i];
            }
        }
        return to - end;
    }

    /** Same for a buffer, whose position is {@code to} and moves back by what was removed. */
    static int removeReturns(ByteBuffer data, int from, int to) {
        int end = from;
        for (int i = from; i < to; i++) {
            byte b = data.get(i);
            if (b != '\r') {
                data.put(end++, b);
            }
        }
        data.position(end);
        return to - end;
    }

    /**
     * Writes with a carriage return before every line feed.
     *
     * @return how many of the caller's bytes were written; -1 on an error before the first
     */
    static long writeWithReturns(QIODevice device, byte[] data, int offset, int size) {
        int done = 0;
        while (done < size) {
            int n = 0;
            while (done + n < size && data[offset + done + n] != '\n') {
                n++;
            }
            long written;
            if (n > 0) {
                written = device.writeData(data, offset + done, n);
            } else {
                n = 1;
                written = device.writeData(LINE_END, 0, 2) - 1;
            }
            if (written < n) {
                return done > 0 ? done + Math.max(0, written) : Math.max(-1, written);
            }
            done += n;
        }
        return done;
    }

    /** Same for a buffer, whose position moves by what was written. */
    static long writeWithReturns(QIODevice device, ByteBuffer source) {
        byte[] data = new byte[source.remaining()];
        int at = source.position();
        source.get(data);
        long written = writeWithReturns(device, data, 0, data.length);
        source.position(at + (int) Math.max(0, written));
        return written;
    }
}
