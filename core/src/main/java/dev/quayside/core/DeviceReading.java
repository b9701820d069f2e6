// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import dev.quayside.core.internal.RingBuffer;
import java.nio.ByteBuffer;
import java.util.Objects;

/** The half of {@link QIODevice} that reads: what is there, taking it, and what subclasses give. */
abstract class DeviceReading extends DeviceChannels {
    DeviceReading(QObject parent) {
        super(parent);
    }

    // -- position and amounts ---------------------------------------------------------------------

    /**
     * Returns the position.
     *
     * @return how many bytes lie before the next one; 0 for sequential devices. Negative after
     *     {@link #ungetChar} at the start
     */
    public long pos() {
        return position();
    }

    /**
     * Returns the size.
     *
     * @return for random-access devices their size (here 0: subclasses know), for sequential ones
     *     {@link #bytesAvailable()}
     */
    public long size() {
        return sequential() ? bytesAvailable() : 0;
    }

    /**
     * Moves the position. Subclasses call this first and then move their own.
     *
     * @param newPos the position, 0 or more
     * @return false, with a warning, for a sequential or closed device or a negative position
     */
    public boolean seek(long newPos) {
        checkAccess();
        if (sequential()) {
            DeviceWarnings.warn(this, "seek", "Cannot call seek on a sequential device");
            return false;
        }
        if (!isOpen()) {
            DeviceWarnings.warn(this, "seek", "The device is not open");
            return false;
        }
        if (newPos < 0) {
            DeviceWarnings.warn("QIODevice::seek: Invalid pos: " + newPos);
            return false;
        }
        setPositions(position(), newPos);
        seekBuffer(newPos);
        return true;
    }

    /**
     * Seeks to the start.
     *
     * @return whether that went well
     */
    public boolean reset() {
        return seek(0);
    }

    /**
     * Returns whether nothing can be read now.
     *
     * @return whether the device is closed, or its buffer empty and {@link #bytesAvailable()} 0.
     *     For a sequential device more may come
     */
    public boolean atEnd() {
        checkAccess();
        return !isOpen() || (isReadBufferEmpty() && bytesAvailable() == 0);
    }

    /**
     * Returns how many bytes can be read now.
     *
     * @return for sequential devices what the read buffer holds (subclasses add what they have),
     *     for others what lies between position and end
     */
    public long bytesAvailable() {
        if (!sequential()) {
            return Math.max(size() - position(), 0);
        }
        return readBufferSize() - transactionPosition();
    }

    /**
     * Returns whether a whole line can be read.
     *
     * @return whether the read buffer holds a line feed
     */
    public boolean canReadLine() {
        checkAccess();
        RingBuffer buffer = readBuffer;
        return buffer != null
                && buffer.indexOf(
                                (byte) '\n',
                                buffer.size(),
                                sequential() ? transactionPosition() : 0)
                        >= 0;
    }

    // -- reading ----------------------------------------------------------------------------------

    /**
     * Reads into an array.
     *
     * @param data the array, up to whose length is read
     * @return the number of bytes; 0 if nothing is there now; -1 on an error or at the end
     */
    public final long read(byte[] data) {
        return read(data, 0, data.length);
    }

    /**
     * Reads into a part of an array. Allocates nothing.
     *
     * @param data the array
     * @param offset where the first byte goes
     * @param maxSize how many bytes at most
     * @return the number of bytes; 0 if nothing is there now; -1 on an error or at the end
     * @throws IndexOutOfBoundsException if the part is not inside the array
     */
    public long read(byte[] data, int offset, int maxSize) {
        checkAccess();
        if (!DeviceWarnings.checkReadable(this, "read")
                || !DeviceWarnings.checkSize(this, "read", maxSize)) {
            return -1;
        }
        Objects.checkFromIndexSize(offset, maxSize, data.length);
        return DeviceReader.read(this, data, offset, null, maxSize, false);
    }

    /**
     * Reads into a buffer, whose position moves by what was read. Allocates nothing.
     *
     * @param target the buffer, up to whose limit is read
     * @return the number of bytes; 0 if nothing is there now; -1 on an error or at the end
     */
    public long read(ByteBuffer target) {
        checkAccess();
        int maxSize = target.remaining();
        if (!DeviceWarnings.checkReadable(this, "read")) {
            return -1;
        }
        return DeviceReader.read(this, null, 0, target, maxSize, false);
    }

    /**
     * Reads into a new array.
     *
     * @param maxSize how many bytes at most
     * @return the bytes; empty if nothing is there now; null on an error or at the end
     */
    public byte[] read(long maxSize) {
        checkAccess();
        if (!DeviceWarnings.checkReadable(this, "read")
                || !DeviceWarnings.checkSize(this, "read", maxSize)) {
            return null;
        }
        return DeviceArrays.read(this, maxSize);
    }

    /**
     * Reads all that is there.
     *
     * @return the bytes; empty if there are none or on an error
     */
    public byte[] readAll() {
        checkAccess();
        if (!DeviceWarnings.checkReadable(this, "read")) {
            return DeviceArrays.EMPTY;
        }
        return DeviceArrays.readAll(this);
    }

    /**
     * Reads a line, with its line feed, or what there is if no line feed comes.
     *
     * @return the line; empty if there is nothing or on an error
     */
    public byte[] readLine() {
        checkAccess();
        return DeviceWarnings.checkReadable(this, "readLine")
                ? DeviceArrays.readLine(this)
                : DeviceArrays.EMPTY;
    }

    /**
     * Reads a line, with its line feed, or what there is if no line feed comes.
     *
     * @param maxSize one more than the number of bytes at most, as in Qt, where a zero byte ends
     *     the line; less than 2 is refused with a warning
     * @return the line or its first part; empty if nothing is there now; null on an error or at the
     *     end
     */
    public byte[] readLine(long maxSize) {
        checkAccess();
        if (!DeviceWarnings.checkLineSize(this, maxSize)) {
            return null;
        }
        return DeviceArrays.readLine(this, (int) Math.min(maxSize - 1, DeviceArrays.MAX_LENGTH));
    }

    /**
     * Reads a line, with its line feed, into a part of an array, and puts a zero byte behind it.
     * Allocates nothing.
     *
     * @param data the array
     * @param offset where the first byte goes
     * @param maxSize one more than the number of bytes at most, for the zero byte; less than 2 is
     *     refused with a warning
     * @return the number of bytes, without the zero; 0 if nothing is there now; -1 on an error or
     *     at the end
     * @throws IndexOutOfBoundsException if the part is not inside the array
     */
    public long readLine(byte[] data, int offset, int maxSize) {
        checkAccess();
        if (!DeviceWarnings.checkLineSize(this, maxSize)) {
            return -1;
        }
        Objects.checkFromIndexSize(offset, maxSize, data.length);
        int count = DeviceLines.read(this, data, offset, maxSize - 1);
        if (count >= 0) {
            data[offset + count] = 0;
        }
        return count;
    }

    /**
     * Copies bytes without taking them from the device.
     *
     * @param maxSize how many at most
     * @return the bytes; empty if nothing is there now; null on an error or at the end
     */
    public byte[] peek(long maxSize) {
        checkAccess();
        if (!DeviceWarnings.checkSize(this, "peek", maxSize)
                || !DeviceWarnings.checkReadable(this, "peek")) {
            return null;
        }
        return DeviceArrays.peek(this, maxSize);
    }

    /**
     * Copies bytes into a part of an array without taking them from the device.
     *
     * @param data the array
     * @param offset where the first byte goes
     * @param maxSize how many bytes at most
     * @return the number of bytes; 0 if nothing is there now; -1 on an error or at the end
     * @throws IndexOutOfBoundsException if the part is not inside the array
     */
    public long peek(byte[] data, int offset, int maxSize) {
        checkAccess();
        if (!DeviceWarnings.checkSize(this, "peek", maxSize)
                || !DeviceWarnings.checkReadable(this, "peek")) {
            return -1;
        }
        Objects.checkFromIndexSize(offset, maxSize, data.length);
        return peekInto(data, offset, null, maxSize);
    }

    /**
     * Copies bytes into a buffer, whose position moves by their number, without taking them from
     * the device.
     *
     * @param target the buffer, up to whose limit is copied
     * @return the number of bytes; 0 if nothing is there now; -1 on an error or at the end
     */
    public long peek(ByteBuffer target) {
        checkAccess();
        int maxSize = target.remaining();
        if (!DeviceWarnings.checkReadable(this, "peek")) {
            return -1;
        }
        return peekInto(null, 0, target, maxSize);
    }

    /** Peeks into an array, or into a buffer if that is not null. */
    int peekInto(byte[] data, int offset, ByteBuffer target, int maxSize) {
        return DeviceReader.read(this, data, offset, target, maxSize, true);
    }

    /**
     * Reads and drops bytes; a random-access device seeks over them.
     *
     * @param maxSize how many at most
     * @return how many; 0 if nothing is there now; -1 on an error or at the end
     */
    public long skip(long maxSize) {
        checkAccess();
        if (!DeviceWarnings.checkSize(this, "skip", maxSize)
                || !DeviceWarnings.checkReadable(this, "skip")) {
            return -1;
        }
        return DeviceSkipper.skip(this, maxSize);
    }

    /**
     * Reads one byte.
     *
     * @return 0 to 255; -1 if there is none
     */
    public int getChar() {
        checkAccess();
        if (!DeviceWarnings.checkReadable(this, "read")) {
            return -1;
        }
        return Math.max(-1, DeviceReader.readByte(this));
    }

    /**
     * Puts a byte back, to be read next; the position goes back by one. It need not be the byte
     * that was read. Refused with a warning during a transaction.
     *
     * @param c the byte; only its lowest 8 bits count
     */
    public void ungetChar(int c) {
        checkAccess();
        if (!DeviceWarnings.checkReadable(this, "read")) {
            return;
        }
        if (inTransaction()) {
            DeviceWarnings.warn(this, "ungetChar", "Called while transaction is in progress");
            return;
        }
        makeReadBuffer().ungetChar(c);
        if (!sequential()) {
            positions().pos--;
        }
    }

    // -- for subclasses ---------------------------------------------------------------------------

    /**
     * Gives bytes from the device itself; called when the read buffer has not enough.
     *
     * @param data where they go
     * @param offset where the first one goes
     * @param maxSize how many at most. 0 only tells that the read buffer has run empty
     * @return how many; 0 if nothing is there now; -1 on an error or when nothing more will come
     */
    protected abstract long readData(byte[] data, int offset, int maxSize);

    /**
     * Same for a buffer. Goes through the array form unless overridden.
     *
     * @param target where the bytes go, from its position up to its limit; the position moves by
     *     what was read
     * @return as {@link #readData(byte[], int, int)}
     */
    protected long readData(ByteBuffer target) {
        return DeviceArrays.readData(this, target);
    }

    /**
     * Gives a line from the device itself, or what there is of it. Reads byte by byte unless
     * overridden.
     *
     * @param data where it goes
     * @param offset where the first byte goes
     * @param maxSize how many bytes at most
     * @return how many; 0 if nothing is there now; -1 on an error or when nothing more will come
     */
    protected long readLineData(byte[] data, int offset, int maxSize) {
        return DeviceLines.readByBytes(this, data, offset, maxSize);
    }

    /**
     * Drops bytes of the device itself. Reads them unless overridden.
     *
     * @param maxSize how many at most
     * @return how many; -1 on an error or when nothing more will come
     */
    protected long skipData(long maxSize) {
        return DeviceSkipper.skipByReading(this, maxSize);
    }
}
