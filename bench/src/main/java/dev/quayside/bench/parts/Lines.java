// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.bench.parts;

import dev.quayside.core.QIODevice;
import java.nio.charset.StandardCharsets;

/** A device like a socket, on which the same line arrives for ever, up to 16 KiB at a time. */
final class Lines extends QIODevice {
    static final String LINE = "GET /index.html HTTP/1.1 of some sixty characters in a line\n";

    private final byte[] block = LINE.repeat(273).getBytes(StandardCharsets.US_ASCII);
    private int at;

    @Override
    public boolean isSequential() {
        return true;
    }

    @Override
    protected long readData(byte[] data, int offset, int maxSize) {
        int n = Math.min(maxSize, block.length - at);
        System.arraycopy(block, at, data, offset, n);
        at = (at + n) % block.length;
        return n;
    }

    @Override
    protected long writeData(byte[] data, int offset, int size) {
        return -1;
    }
}
