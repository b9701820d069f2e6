// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import dev.quayside.core.internal.DeviceAccess;
import dev.quayside.core.internal.RingBuffer;

/** Lets {@link DeviceAccess} at what the package keeps for itself. */
final class DeviceBridge implements DeviceAccess.Bridge {
    @Override
    public RingBuffer readBuffer(QIODevice device, boolean make) {
        return make ? device.makeReadBuffer() : device.readBuffer;
    }

    @Override
    public RingBuffer writeBuffer(QIODevice device, boolean make) {
        return device.writeBuffer(make);
    }

    @Override
    public boolean isReadBufferEmpty(QIODevice device) {
        return device.isReadBufferEmpty();
    }

    @Override
    public int openMode(QIODevice device) {
        return device.modeBits();
    }

    @Override
    public void setOpenMode(QIODevice device, int bits) {
        device.applyMode(bits);
    }

    @Override
    public void setPos(QIODevice device, long pos) {
        device.setPositions(pos, pos);
    }

    @Override
    public void setErrorString(QIODevice device, String text) {
        device.storeErrorString(text);
    }

    @Override
    public void setReadChannelCount(QIODevice device, int count) {
        device.setReadChannelCount(count);
    }

    @Override
    public void setWriteChannelCount(QIODevice device, int count) {
        device.setWriteChannelCount(count);
    }
}
