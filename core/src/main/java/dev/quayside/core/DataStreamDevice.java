// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import dev.quayside.core.QDataStream.ByteOrder;
import dev.quayside.core.QDataStream.FloatingPointPrecision;
import dev.quayside.core.QDataStream.Status;
import dev.quayside.core.QDataStream.Version;
import java.util.Arrays;
import java.util.Objects;

/**
 * The part of {@link QDataStream} that reading and writing stand on: the device, the format, the
 * status, the transactions, and bytes without a format.
 */
abstract class DataStreamDevice {

    /** How much is asked of the device at once, whatever length came from the wire. */
    static final int STEP = 1 << 20;

    /** How much memory is taken on the word of a length alone. */
    private static final int FIRST_STEP = 1 << 16;

    /** The longest array that every JVM makes. */
    private static final int MAX_ARRAY = Integer.MAX_VALUE - 8;

    private static final byte[] NOTHING = {};

    /** Where a number stands on its way, so that none costs an allocation. */
    final byte[] scratch = new byte[8];

    private QIODevice device;
    private int version = Version.Qt_6_4.value();
    private ByteOrder byteOrder = ByteOrder.BigEndian;
    private FloatingPointPrecision precision = FloatingPointPrecision.DoublePrecision;
    private Status status = Status.Ok;
    private int transactionDepth;

    DataStreamDevice(QIODevice device) {
        this.device = device;
    }

    /**
     * Returns the device that the stream reads from and writes to.
     *
     * @return the device; null if there is none
     */
    public QIODevice device() {
        return device;
    }

    /**
     * Makes the stream read from and write to another device. The status stays, and so does a
     * transaction that was begun; neither the old nor the new device is opened or closed.
     *
     * @param device the device; null for none
     */
    public void setDevice(QIODevice device) {
        this.device = device;
    }

    /**
     * Tells whether there is nothing more to read, as {@link QIODevice#atEnd()} says.
     *
     * @return whether the device is at its end; true without a device
     */
    public boolean atEnd() {
        return device == null || device.atEnd();
    }

    /**
     * Returns the version of the format.
     *
     * @return a {@link QDataStream.Version#value()}; 20, that of Qt 6.4, in a new stream
     */
    public int version() {
        return version;
    }

    /**
     * Sets the version of the format. Both sides must agree on it; a version says nothing about the
     * floating-point precision that was set before.
     *
     * @param version a {@link QDataStream.Version#value()}; it is not checked, and 0 and less read
     *     and write as {@link QDataStream.Version#Qt_2_0} does, where versions differ at all
     */
    public void setVersion(int version) {
        this.version = version;
    }

    /**
     * Sets the version of the format.
     *
     * @param version the version
     */
    public void setVersion(Version version) {
        this.version = version.value();
    }

    /**
     * Returns in which order the bytes of numbers stand.
     *
     * @return the order; big endian in a new stream
     */
    public ByteOrder byteOrder() {
        return byteOrder;
    }

    /**
     * Sets in which order the bytes of numbers stand.
     *
     * @param order the order
     */
    public void setByteOrder(ByteOrder order) {
        byteOrder = Objects.requireNonNull(order, "order");
    }

    /**
     * Returns how wide floating-point numbers are.
     *
     * @return the precision; double in a new stream
     */
    public FloatingPointPrecision floatingPointPrecision() {
        return precision;
    }

    /**
     * Sets how wide floating-point numbers are, floats and doubles alike. Before {@link
     * QDataStream.Version#Qt_4_6} it means nothing: a float has 32 bits there, a double 64.
     *
     * @param precision the precision
     */
    public void setFloatingPointPrecision(FloatingPointPrecision precision) {
        this.precision = Objects.requireNonNull(precision, "precision");
    }

    /**
     * Returns how the stream is doing.
     *
     * @return the first error since the last {@link #resetStatus()}, or {@link
     *     QDataStream.Status#Ok}
     */
    public Status status() {
        return status;
    }

    /**
     * Sets the status, unless an error is set already: the first one stays.
     *
     * @param status the status
     */
    public void setStatus(Status status) {
        Objects.requireNonNull(status, "status");
        if (this.status == Status.Ok) {
            this.status = status;
        }
    }

    /** Makes the status {@link QDataStream.Status#Ok} again. */
    public void resetStatus() {
        status = Status.Ok;
    }

    /**
     * Begins a transaction: until it ends, what is read can be given back, and after an error
     * nothing more is read. The status becomes {@link QDataStream.Status#Ok}.
     *
     * <p>Transactions nest; only the outermost one does all this, and begins {@link
     * QIODevice#startTransaction()} on the device. Without a device nothing begins.
     */
    public void startTransaction() {
        if (device != null && ++transactionDepth == 1) {
            device.startTransaction();
            resetStatus();
        }
    }

    /**
     * Ends a transaction that may have read a whole message. The outermost one gives back what was
     * read if the status is {@link QDataStream.Status#ReadPastEnd}: the rest of the message is
     * still to come. Otherwise, corrupt data included, what was read is gone.
     *
     * @return whether the status is {@link QDataStream.Status#Ok}; false without a transaction
     */
    public boolean commitTransaction() {
        if (!transactionIsOpen()) {
            return false;
        }
        if (--transactionDepth == 0) {
            if (device == null) {
                return false;
            }
            endDeviceTransaction();
        }
        return status == Status.Ok;
    }

    /**
     * Ends a transaction whose message is not whole yet. The status becomes {@link
     * QDataStream.Status#ReadPastEnd} unless an error is set already; the outermost transaction
     * gives back what was read, but for {@link QDataStream.Status#ReadCorruptData}.
     */
    public void rollbackTransaction() {
        setStatus(Status.ReadPastEnd);
        if (transactionIsOpen() && --transactionDepth == 0 && device != null) {
            endDeviceTransaction();
        }
    }

    /**
     * Ends a transaction whose message is wrong. The status becomes {@link
     * QDataStream.Status#ReadCorruptData}, whatever it was; what was read in the outermost
     * transaction is gone.
     */
    public void abortTransaction() {
        status = Status.ReadCorruptData;
        if (transactionIsOpen() && --transactionDepth == 0 && device != null) {
            device.commitTransaction();
        }
    }

    private boolean transactionIsOpen() {
        if (transactionDepth == 0) {
            warn("QDataStream: No transaction in progress");
        }
        return transactionDepth != 0;
    }

    private void endDeviceTransaction() {
        if (status == Status.ReadPastEnd) {
            device.rollbackTransaction();
        } else {
            device.commitTransaction();
        }
    }

    /**
     * Reads bytes as they are, without a length in front. Fewer than asked for make the status
     * {@link QDataStream.Status#ReadPastEnd}.
     *
     * @param len how many, 0 or more. However large the number is, memory is taken only for what
     *     really comes
     * @return the bytes, fewer if the device has no more; null if the device cannot be read, if
     *     there is none, or after an error in a transaction
     */
    public byte[] readRawData(int len) {
        if (len < 0) {
            throw new IllegalArgumentException("A negative length: " + len);
        }
        return device == null ? null : readGrowing(len);
    }

    /**
     * Reads bytes as they are into an array. Fewer than asked for make the status {@link
     * QDataStream.Status#ReadPastEnd}.
     *
     * @param data where they go
     * @param offset where the first one goes
     * @param len how many
     * @return how many were read; -1 if the device cannot be read, if there is none, or after an
     *     error in a transaction
     * @throws IndexOutOfBoundsException if they have no room there
     */
    public int readRawData(byte[] data, int offset, int len) {
        Objects.checkFromIndexSize(offset, len, data.length);
        return device == null ? -1 : readBlock(data, offset, len);
    }

    /**
     * Reads bytes and forgets them. Fewer than asked for make the status {@link
     * QDataStream.Status#ReadPastEnd}.
     *
     * @param len how many
     * @return how many there were; -1 if the device cannot be read, if there is none, or after an
     *     error in a transaction
     */
    public int skipRawData(int len) {
        if (device == null || isStopped()) {
            return -1;
        }
        long skipped = device.skip(len);
        if (skipped != len) {
            setStatus(Status.ReadPastEnd);
        }
        return (int) skipped;
    }

    /** Reads into an array; what is missing sets the status. There must be a device. */
    final int readBlock(byte[] data, int offset, int size) {
        if (isStopped()) {
            return -1;
        }
        int count = (int) device.read(data, offset, size);
        if (count != size) {
            setStatus(Status.ReadPastEnd);
        }
        return count;
    }

    /** After an error, a transaction reads no further: what follows would be out of step. */
    private boolean isStopped() {
        return status != Status.Ok && device.isTransactionStarted();
    }

    /** Reads the next bytes into {@link #scratch}; tells whether all of them were there. */
    final boolean fillScratch(int size) {
        return device != null && readBlock(scratch, 0, size) == size;
    }

    /**
     * Reads as many bytes as a length from the wire says.
     *
     * @return exactly that many; null if fewer came
     */
    final byte[] readExactly(long size) {
        byte[] data = device == null ? null : readGrowing(size);
        return data != null && data.length == size ? data : null;
    }

    /** Reads up to that many bytes, in an array that grows with what came. */
    private byte[] readGrowing(long size) {
        if (size > MAX_ARRAY) {
            return readTooMany(size);
        }
        byte[] data = new byte[(int) (size <= FIRST_STEP ? size : firstSize(size))];
        int have = 0;
        do {
            int step = Math.min(data.length - have, STEP);
            int count = readBlock(data, have, step);
            if (count != step) {
                return count < 0 && have == 0
                        ? null
                        : Arrays.copyOf(data, have + Math.max(count, 0));
            }
            have += count;
            if (have == data.length && have < size) {
                data = Arrays.copyOf(data, (int) Math.min(size, 2L * have));
            }
        } while (have < size);
        return data;
    }

    private long firstSize(long size) {
        return Math.min(size, Math.max(FIRST_STEP, isStopped() ? 0 : device.bytesAvailable()));
    }

    /** Consumes what no array can hold, as far as it is there, and keeps nothing of it. */
    private byte[] readTooMany(long size) {
        byte[] step = new byte[FIRST_STEP];
        for (long left = size; left > 0; left -= step.length) {
            int want = (int) Math.min(left, step.length);
            if (readBlock(step, 0, want) != want) {
                return NOTHING;
            }
        }
        setStatus(Status.ReadCorruptData);
        return NOTHING;
    }

    /**
     * Begins to read a container: outside of transactions, elements are read whatever was before.
     */
    final Status beginContainer() {
        Status before = status;
        if (device == null || !device.isTransactionStarted()) {
            resetStatus();
        }
        return before;
    }

    /** Ends reading a container: an error from before it is the first one, and stays. */
    final void endContainer(Status before) {
        if (before != Status.Ok) {
            status = before;
        }
    }

    /** Writes bytes as they are; after an error, or without a device, nothing. */
    final int writeBlock(byte[] data, int offset, int size) {
        if (device == null || status != Status.Ok) {
            return -1;
        }
        int count = (int) device.write(data, offset, size);
        if (count != size) {
            status = Status.WriteFailed;
        }
        return count;
    }

    final boolean isLittleEndian() {
        return byteOrder == ByteOrder.LittleEndian;
    }

    static void warn(String message) {
        CoreLog.LOG.log(System.Logger.Level.WARNING, message);
    }
}
