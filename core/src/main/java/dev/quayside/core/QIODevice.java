// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import dev.quayside.core.internal.DeviceAccess;
import dev.quayside.core.internal.DeviceInputStream;
import dev.quayside.core.internal.DeviceOutputStream;
import dev.quayside.core.internal.RingBuffer;
import dev.quayside.core.internal.Scratch;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * The base of everything that bytes are read from and written to: sockets, {@link QBuffer}, devices
 * of your own.
 *
 * <p><b>Two kinds.</b> A sequential device ({@link #isSequential()}), like a socket, gives its
 * bytes once and in order; {@link #pos()} is 0 and {@link #seek} fails. A random-access device,
 * like a {@link QBuffer}, has a {@link #size()} and a position that reading and writing move.
 *
 * <p><b>Buffering.</b> Unless opened {@code Unbuffered}, small reads fill a read buffer with up to
 * 16 KiB at a time from {@link #readData}; reads of 16 KiB and more bypass it when it is empty.
 * {@link #peek}, {@link #ungetChar} and transactions use it too. A device holds no buffer memory
 * while the buffer is empty. Writing is not buffered here; sockets have a write buffer of their
 * own.
 *
 * <p><b>Results.</b> Reading gives a count, 0 when nothing is there now, and -1 on an error or at
 * the end; the forms that return an array give {@code null} where that is said. Calls on a device
 * that is not open for them warn through {@link System.Logger} and fail. {@link #errorString()} has
 * the text.
 *
 * <p><b>Of your own.</b> A subclass overrides {@link #readData(byte[], int, int)} and {@link
 * #writeData(byte[], int, int)}, {@link #isSequential()} and {@link #bytesAvailable()} (adding
 * {@code super.bytesAvailable()}, which counts the read buffer) or {@link #size()}, and emits
 * {@link #readyRead} when data came and {@link #bytesWritten} when data went.
 *
 * <p><b>Threads.</b> A device belongs to the thread it lives in, like every {@link QObject}.
 *
 * <p><b>Differences from Qt.</b> {@code read}, {@code peek} and {@code write} come for arrays and
 * {@link ByteBuffer}s, {@code write} also for a String (UTF-8). {@code readLine(0)} is not {@code
 * readLine()}. {@link #getChar()} returns the byte or -1. A {@code read(long)} of more than 64 KiB
 * asks the subclass in several steps, so that a large limit takes no memory.
 *
 * @see <a href="https://doc.qt.io/qt-6/qiodevice.html">QIODevice</a>
 */
public abstract class QIODevice extends DeviceReading {
    static {
        DeviceAccess.setBridge(new DeviceBridge());
    }

    /** Emitted when new data can be read. */
    public final Signal0 readyRead = new Signal0(this);

    /** Emitted when no more data will come. */
    public final Signal0 readChannelFinished = new Signal0(this);

    /** Emitted when new data can be read. Argument: the read channel. */
    public final Signal1<Integer> channelReadyRead = new Signal1<>(this);

    /** Emitted when data left the device. Argument: how many bytes since the last time. */
    public final Signal1<Long> bytesWritten = new Signal1<>(this);

    /** Emitted when data left the device. Arguments: the write channel and how many bytes. */
    public final Signal2<Integer, Long> channelBytesWritten = new Signal2<>(this);

    /** Emitted when the device is about to close; it is still open and can be read. */
    public final Signal0 aboutToClose = new Signal0(this);

    /** Makes a device without a parent. */
    protected QIODevice() {
        this(null);
    }

    /**
     * Makes a device.
     *
     * @param parent destroys it with itself, or null
     */
    protected QIODevice(QObject parent) {
        super(parent);
    }

    @Override
    protected void disposing() {
        dropReadBuffer();
        dropWriteBuffer();
        super.disposing();
    }

    // -- opening and closing ----------------------------------------------------------------------

    /**
     * Opens the device in the union of some modes.
     *
     * @param mode a mode
     * @param more further modes
     * @return whether it is open now
     */
    public final boolean open(OpenModeFlag mode, OpenModeFlag... more) {
        return open(EnumSet.of(mode, more));
    }

    /**
     * Opens the device: sets the mode, drops the read buffer and the error text, and sets the
     * position to 0, or with {@code Append} to the end. Subclasses open what they stand for and
     * then call this.
     *
     * @param mode the modes that are joined
     * @return whether it is open now
     */
    public boolean open(Set<OpenModeFlag> mode) {
        checkAccess();
        return openWithBits(bits(mode));
    }

    final boolean openWithBits(int bits) {
        setModeBits(bits);
        setPositions((bits & APPEND) != 0 ? size() : 0, 0);
        dropReadBuffer();
        dropWriteBuffer();
        setReadChannelCount(isReadable() ? 1 : 0);
        setWriteChannelCount(isWritable() ? 1 : 0);
        storeErrorString("");
        return true;
    }

    /**
     * Closes the device: emits {@link #aboutToClose}, then drops mode, position, read buffer and
     * transaction. The error text stays. Nothing happens if it is not open.
     */
    public void close() {
        checkAccess();
        if (!isOpen()) {
            return;
        }
        aboutToClose.emit();
        if (isDisposed()) {
            return;
        }
        setModeBits(0);
        setPositions(0, devicePosition());
        endTransaction();
        setReadChannelCount(0);
        endWriteChannel();
    }

    // -- writing ----------------------------------------------------------------------------------

    /**
     * Writes an array.
     *
     * @param data the bytes
     * @return how many were written; -1 on an error
     */
    public final long write(byte[] data) {
        return write(data, 0, data.length);
    }

    /**
     * Writes a part of an array. The device has copied the bytes when this returns.
     *
     * @param data the array
     * @param offset where the first byte is
     * @param size how many bytes
     * @return how many were written; -1 on an error
     * @throws IndexOutOfBoundsException if the part is not inside the array
     */
    public long write(byte[] data, int offset, int size) {
        checkAccess();
        if (!DeviceWarnings.checkWritable(this, "write")
                || !DeviceWarnings.checkSize(this, "write", size)) {
            return -1;
        }
        Objects.checkFromIndexSize(offset, size, data.length);
        if (!seekForWriting()) {
            return -1;
        }
        return advance(
                TextMode.WRITES_RETURNS && isTextModeEnabled()
                        ? TextMode.writeWithReturns(this, data, offset, size)
                        : writeData(data, offset, size));
    }

    /**
     * Writes the remaining bytes of a buffer, whose position moves by what was written.
     *
     * @param source the bytes
     * @return how many were written; -1 on an error
     */
    public long write(ByteBuffer source) {
        checkAccess();
        Objects.requireNonNull(source, "source");
        if (!DeviceWarnings.checkWritable(this, "write") || !seekForWriting()) {
            return -1;
        }
        return advance(
                TextMode.WRITES_RETURNS && isTextModeEnabled()
                        ? TextMode.writeWithReturns(this, source)
                        : writeData(source));
    }

    /**
     * Writes a text as UTF-8.
     *
     * @param utf8 the text
     * @return how many bytes were written; -1 on an error
     */
    public final long write(String utf8) {
        return write(utf8.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Writes one byte.
     *
     * @param c the byte; only its lowest 8 bits count
     * @return whether it was written
     */
    public boolean putChar(int c) {
        byte[] scratch = Scratch.take(1);
        try {
            scratch[0] = (byte) c;
            return write(scratch, 0, 1) == 1;
        } finally {
            Scratch.release(scratch);
        }
    }

    private boolean seekForWriting() {
        return isAtDevicePosition() || sequential() || seek(position());
    }

    private long advance(long written) {
        if (written > 0 && !sequential()) {
            positions().pos += written;
            positions().devicePos += written;
            if (readBuffer != null) {
                readBuffer.skip(written);
            }
        }
        return written;
    }

    /**
     * Returns how many written bytes wait in the write buffer.
     *
     * @return the number; 0 for devices without a write buffer
     */
    public long bytesToWrite() {
        RingBuffer buffer = writeBuffer(false);
        return buffer == null ? 0 : buffer.size();
    }

    // -- waiting and streams ----------------------------------------------------------------------

    /**
     * Waits until new data can be read.
     *
     * @param msecs how long at most, in milliseconds; -1 for ever
     * @return whether data came; here always false: devices that can wait override this
     */
    public boolean waitForReadyRead(int msecs) {
        checkAccess();
        return false;
    }

    /**
     * Waits until something of the write buffer was written.
     *
     * @param msecs how long at most, in milliseconds; -1 for ever
     * @return whether it was; here always false: devices that can wait override this
     */
    public boolean waitForBytesWritten(int msecs) {
        checkAccess();
        return false;
    }

    /**
     * Returns a blocking stream over what can be read, for Java's own libraries. It belongs to the
     * thread of the device and needs no event loop.
     *
     * <p>Reading takes what is there; a sequential device that has nothing is waited for with
     * {@code waitForReadyRead(-1)}. The stream ends where {@code read} gives -1: a socket's after
     * the last byte of a connection that has ended, for whatever reason. Waiting that fails on a
     * device that goes on throws an IOException with {@link #errorString()}; so does reading from a
     * device that is not open. There is no limit of time.
     *
     * @return a new stream; closing it closes the device
     */
    public InputStream asInputStream() {
        return new DeviceInputStream(this);
    }

    /**
     * Returns a stream that writes to this device, for Java's own libraries. It belongs to the
     * thread of the device and needs no event loop.
     *
     * <p>Writing hands the bytes to the device and waits only while more than 256 KiB have not left
     * it; flushing waits with {@code waitForBytesWritten(-1)} until all have. Errors are
     * IOExceptions with {@link #errorString()}. There is no limit of time.
     *
     * @return a new stream; closing it flushes it and closes the device
     */
    public OutputStream asOutputStream() {
        return new DeviceOutputStream(this);
    }

    // -- for subclasses ---------------------------------------------------------------------------

    /**
     * Takes bytes that are written to the device.
     *
     * @param data holds them
     * @param offset where the first one is
     * @param size how many
     * @return how many were taken; -1 on an error
     */
    protected abstract long writeData(byte[] data, int offset, int size);

    /**
     * Same for a buffer. Goes through the array form unless overridden.
     *
     * @param source holds the bytes, from its position up to its limit; the position moves by what
     *     was taken
     * @return as {@link #writeData(byte[], int, int)}
     */
    protected long writeData(ByteBuffer source) {
        return DeviceArrays.writeData(this, source);
    }
}
