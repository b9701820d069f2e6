// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import java.io.ByteArrayOutputStream;

/** A sequential device that holds what it was fed, and notes how it was asked. */
final class FeedDevice extends QIODevice {

    /** The most that was asked for at once. */
    int largestRequest;

    private byte[] held = {};

    void feed(byte[] data) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.writeBytes(held);
        joined.writeBytes(data);
        held = joined.toByteArray();
    }

    @Override
    public boolean isSequential() {
        return true;
    }

    @Override
    public long bytesAvailable() {
        return super.bytesAvailable() + held.length;
    }

    @Override
    protected long readData(byte[] data, int offset, int maxSize) {
        largestRequest = Math.max(largestRequest, maxSize);
        int count = Math.min(maxSize, held.length);
        System.arraycopy(held, 0, data, offset, count);
        byte[] rest = new byte[held.length - count];
        System.arraycopy(held, count, rest, 0, rest.length);
        held = rest;
        return count;
    }

    @Override
    protected long writeData(byte[] data, int offset, int size) {
        return -1;
    }
}
