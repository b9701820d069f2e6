// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core.internal;

import dev.quayside.core.QIODevice;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;

/** What {@link QIODevice#asOutputStream()} returns, and describes. */
public final class DeviceOutputStream extends OutputStream {
    /** More than this does not wait in the device: who writes on waits instead. */
    static final int MAX_WAITING = 256 * 1024;

    private final QIODevice device;
    private final byte[] one = new byte[1];

    /** Makes a stream over a device. */
    public DeviceOutputStream(QIODevice device) {
        this.device = device;
    }

    @Override
    public void write(int b) throws IOException {
        one[0] = (byte) b;
        write(one, 0, 1);
    }

    @Override
    public void write(byte[] data, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, data.length);
        if (!device.isWritable()) {
            throw new IOException("The device is not open for writing");
        }
        int done = 0;
        while (done < length) {
            int step = Math.min(length - done, MAX_WAITING);
            long written = device.write(data, offset + done, step);
            if (written < 0) {
                throw new IOException(device.errorString());
            }
            done += (int) written;
            waitUntil(written == 0 ? device.bytesToWrite() - 1 : MAX_WAITING);
        }
    }

    @Override
    public void flush() throws IOException {
        waitUntil(0);
    }

    @Override
    public void close() throws IOException {
        if (device.isOpen()) {
            try {
                flush();
            } finally {
                device.close();
            }
        }
    }

    private void waitUntil(long waiting) throws IOException {
        while (device.bytesToWrite() > waiting) {
            if (!device.waitForBytesWritten(-1)) {
                throw new IOException(device.errorString());
            }
        }
    }
}
