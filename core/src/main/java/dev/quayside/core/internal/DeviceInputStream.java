// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core.internal;

import dev.quayside.core.QIODevice;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** What {@link QIODevice#asInputStream()} returns, and describes. */
public final class DeviceInputStream extends InputStream {
    private final QIODevice device;
    private final byte[] one = new byte[1];

    /** Makes a stream over a device. */
    public DeviceInputStream(QIODevice device) {
        this.device = device;
    }

    @Override
    public int read() throws IOException {
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] data, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, data.length);
        if (!device.isReadable()) {
            throw new IOException("The device is not open for reading");
        }
        if (length == 0) {
            return 0;
        }
        for (boolean mayWait = device.isSequential(); ; ) {
            long count = device.read(data, offset, length);
            if (count != 0) {
                return (int) count;
            }
            if (!mayWait) {
                return end();
            }
            mayWait = device.waitForReadyRead(-1);
            if (!device.isReadable()) {
                return -1;
            }
        }
    }

    /** There is nothing, and waiting is of no use. */
    private int end() throws IOException {
        if (device.isSequential()) {
            throw new IOException(device.errorString());
        }
        return -1;
    }

    @Override
    public int available() {
        return device.isReadable() ? (int) Math.min(device.bytesAvailable(), Integer.MAX_VALUE) : 0;
    }

    @Override
    public void close() {
        device.close();
    }
}
