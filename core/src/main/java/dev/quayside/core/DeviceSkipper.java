// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import dev.quayside.core.internal.RingBuffer;
import dev.quayside.core.internal.Scratch;

/** How a device skips: in its buffer, by seeking where it can, and by reading what is left. */
final class DeviceSkipper {
    private static final int STEP = 4096;

    private DeviceSkipper() {}

    /**
     * Skips; the device is readable and the size is checked.
     *
     * @return the number of bytes; 0 if nothing is there now; -1 on an error or at the end
     */
    static long skip(DeviceReading d, long maxSize) {
        boolean sequential = d.sequential();
        if ((sequential && d.inTransaction()) || d.isTextModeEnabled()) {
            return skipByReading(d, maxSize);
        }
        long left = maxSize;
        RingBuffer buffer = d.readBuffer;
        if (buffer != null && !buffer.isEmpty()) {
            long skipped = buffer.skip(left);
            left -= skipped;
            if (!sequential) {
                d.positions().pos += skipped;
            }
            if (buffer.isEmpty()) {
                DeviceReader.touch(d);
            }
            if (left == 0) {
                return maxSize;
            }
        }
        if (!sequential) {
            long seekable = Math.min(d.size() - d.position(), left);
            if (seekable > 0) {
                if (!d.seek(d.position() + seekable)) {
                    return maxSize > left ? maxSize - left : -1;
                }
                left -= seekable;
                if (left == 0) {
                    return maxSize;
                }
            }
        }
        long rest = d.skipData(left);
        if (left == maxSize) {
            return rest;
        }
        return maxSize - left + Math.max(0, rest);
    }

    /** The base's skipData. */
    static long skipByReading(DeviceReading d, long maxSize) {
        byte[] scratch = Scratch.take(STEP);
        try {
            long done = 0;
            do {
                int step = (int) Math.min(maxSize - done, STEP);
                int got = DeviceReader.read(d, scratch, 0, null, step, false);
                if (got != step) {
                    return done == 0 ? got : done + Math.max(0, got);
                }
                done += got;
            } while (done < maxSize);
            return done;
        } finally {
            Scratch.release(scratch);
        }
    }
}
