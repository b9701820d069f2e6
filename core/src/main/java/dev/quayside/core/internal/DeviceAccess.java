// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core.internal;

import dev.quayside.core.QIODevice;

/**
 * The way by which device classes of other modules reach the inside of a {@link QIODevice}: its
 * buffers, position, mode and error text.
 */
public final class DeviceAccess {
    private static Bridge bridge;

    private DeviceAccess() {}

    /** What QIODevice lets this class do. */
    public interface Bridge {
        /** Returns the read buffer; null if there is none and {@code make} is false. */
        RingBuffer readBuffer(QIODevice device, boolean make);

        /** Returns the write buffer; null if there is none and {@code make} is false. */
        RingBuffer writeBuffer(QIODevice device, boolean make);

        /** Whether nothing can be read from the buffer, a transaction's bytes not counted. */
        boolean isReadBufferEmpty(QIODevice device);

        /** Returns the bits of the open mode. */
        int openMode(QIODevice device);

        /** Sets the bits of the open mode, as the protected setOpenMode does. */
        void setOpenMode(QIODevice device, int bits);

        /** Sets pos(), and the position that the device's own data is taken to be at. */
        void setPos(QIODevice device, long pos);

        /** Sets the error text. */
        void setErrorString(QIODevice device, String text);

        /** Sets the number of read channels, 0 or 1. */
        void setReadChannelCount(QIODevice device, int count);

        /** Sets the number of write channels, 0 or 1. */
        void setWriteChannelCount(QIODevice device, int count);
    }

    /** Called once, by QIODevice's static initialiser. */
    public static void setBridge(Bridge newBridge) {
        bridge = newBridge;
    }

    /** Returns the read buffer, made if there is none. */
    public static RingBuffer readBuffer(QIODevice device) {
        return bridge.readBuffer(device, true);
    }

    /** Returns the read buffer or null. */
    public static RingBuffer readBufferOrNull(QIODevice device) {
        return bridge.readBuffer(device, false);
    }

    /** Returns how many bytes the read buffer holds, those of a running transaction included. */
    public static long readBufferSize(QIODevice device) {
        RingBuffer buffer = bridge.readBuffer(device, false);
        return buffer == null ? 0 : buffer.size();
    }

    /** Returns whether nothing is left to read in the read buffer. */
    public static boolean isReadBufferEmpty(QIODevice device) {
        return bridge.isReadBufferEmpty(device);
    }

    /** Drops what the read buffer holds. */
    public static void clearReadBuffer(QIODevice device) {
        RingBuffer buffer = bridge.readBuffer(device, false);
        if (buffer != null) {
            buffer.clear();
        }
    }

    /** Returns the write buffer, made if there is none. */
    public static RingBuffer writeBuffer(QIODevice device) {
        return bridge.writeBuffer(device, true);
    }

    /** Returns the write buffer or null. */
    public static RingBuffer writeBufferOrNull(QIODevice device) {
        return bridge.writeBuffer(device, false);
    }

    /** Returns how many bytes the write buffer holds. */
    public static long writeBufferSize(QIODevice device) {
        RingBuffer buffer = bridge.writeBuffer(device, false);
        return buffer == null ? 0 : buffer.size();
    }

    /** Drops what the write buffer holds. */
    public static void clearWriteBuffer(QIODevice device) {
        RingBuffer buffer = bridge.writeBuffer(device, false);
        if (buffer != null) {
            buffer.clear();
        }
    }

    /** Returns the bits of the open mode ({@code OpenModeFlag.value()} joined). */
    public static int openMode(QIODevice device) {
        return bridge.openMode(device);
    }

    /** Sets the open mode by bits, as the protected {@code setOpenMode} does. */
    public static void setOpenMode(QIODevice device, int bits) {
        bridge.setOpenMode(device, bits);
    }

    /** Sets pos(), and with it the position that the device's own data is taken to be at. */
    public static void setPos(QIODevice device, long pos) {
        bridge.setPos(device, pos);
    }

    /** Sets the error text; an empty one reads as "Unknown error". */
    public static void setErrorString(QIODevice device, String text) {
        bridge.setErrorString(device, text);
    }

    /** Sets the number of read channels, 0 or 1. */
    public static void setReadChannelCount(QIODevice device, int count) {
        bridge.setReadChannelCount(device, count);
    }

    /** Sets the number of write channels, 0 or 1. */
    public static void setWriteChannelCount(QIODevice device, int count) {
        bridge.setWriteChannelCount(device, count);
    }
}
