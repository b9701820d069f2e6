// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;

/**
 * A random-access device over bytes in memory.
 *
 * <p>Set the bytes with {@link #setData(byte[])} or {@link #setBuffer} while it is closed, open it,
 * read and write. Writing past the end makes it longer; so does seeking past the end of a writable
 * one, which fills the gap with zeros. {@code Append} and {@code Truncate} imply {@code WriteOnly},
 * and only {@code Truncate} drops the bytes. There is no read buffer on top: the open mode always
 * holds {@code Unbuffered}.
 *
 * <p><b>Signals.</b> After writing, {@link #bytesWritten} (with the sum) and then {@link
 * #readyRead} are emitted once, when control returns to the event loop, if one of the two was
 * connected when the bytes were written.
 *
 * <p><b>Differences from Qt.</b> Qt's QBuffer works on a QByteArray that belongs to somebody else
 * and grows in place. A Java array cannot grow: {@link #setBuffer} writes into the caller's array
 * as long as the bytes fit, and goes on in an array of its own then.
 *
 * @see <a href="https://doc.qt.io/qt-6/qbuffer.html">QBuffer</a>
 */
public class QBuffer extends QIODevice {
    private static final int MAX_LENGTH = Integer.MAX_VALUE - 8;

    private byte[] bytes = DeviceArrays.EMPTY;
    private int length;
    private int index;
    private long unreported;
    private boolean reportQueued;

    /** Makes an empty buffer without a parent. */
    public QBuffer() {
        this((QObject) null);
    }

    /**
     * Makes an empty buffer.
     *
     * @param parent destroys it with itself, or null
     */
    public QBuffer(QObject parent) {
        super(parent);
    }

    /**
     * Makes a buffer on an array, as {@link #setBuffer} does.
     *
     * @param buffer the array
     * @param parent destroys the buffer with itself, or null
     */
    public QBuffer(byte[] buffer, QObject parent) {
        super(parent);
        bytes = Objects.requireNonNull(buffer, "buffer");
        length = buffer.length;
    }

    // -- contents ---------------------------------------------------------------------------------

    /**
     * Makes the buffer work on an array, without copying it: what is written within its length goes
     * into it. Refused with a warning while the buffer is open.
     *
     * @param buffer the array; null for an own, empty one
     */
    public void setBuffer(byte[] buffer) {
        checkAccess();
        if (isOpen()) {
            DeviceWarnings.warn("QBuffer::setBuffer: Buffer is open");
            return;
        }
        bytes = buffer == null ? DeviceArrays.EMPTY : buffer;
        length = bytes.length;
        index = 0;
    }

    /**
     * Returns the array that the buffer works on: changes to it are seen by the buffer, until that
     * grows into another one.
     *
     * @return the bytes
     */
    public byte[] buffer() {
        if (bytes.length != length) {
            bytes = Arrays.copyOf(bytes, length);
        }
        return bytes;
    }

    /**
     * Sets the contents to a copy of an array. Refused with a warning while the buffer is open.
     *
     * @param data the bytes
     */
    public void setData(byte[] data) {
        setData(data, 0, data.length);
    }

    /**
     * Sets the contents to a copy of a part of an array. Refused with a warning while the buffer is
     * open.
     *
     * @param data the array
     * @param offset where the first byte is
     * @param size how many bytes
     * @throws IndexOutOfBoundsException if the part is not inside the array
     */
    public void setData(byte[] data, int offset, int size) {
        checkAccess();
        Objects.checkFromIndexSize(offset, size, data.length);
        if (isOpen()) {
            DeviceWarnings.warn("QBuffer::setData: Buffer is open");
            return;
        }
        bytes = Arrays.copyOfRange(data, offset, offset + size);
        length = size;
        index = 0;
    }

    /**
     * Returns the contents, whether the buffer is open or not.
     *
     * @return a copy
     */
    public byte[] data() {
        return Arrays.copyOf(bytes, length);
    }

    // -- device -----------------------------------------------------------------------------------

    @Override
    public boolean open(Set<OpenModeFlag> mode) {
        checkAccess();
        int bits = bits(mode);
        if ((bits & (APPEND | TRUNCATE)) != 0) {
            bits |= WRITE;
        }
        if ((bits & (READ | WRITE)) == 0) {
            DeviceWarnings.warn("QBuffer::open: Buffer access not specified");
            return false;
        }
        if ((bits & TRUNCATE) != 0) {
            length = 0;
        }
        index = 0;
        return openWithBits(bits | UNBUFFERED);
    }

    @Override
    public long size() {
        return length;
    }

    @Override
    public boolean seek(long newPos) {
        checkAccess();
        if (newPos > length && isWritable()) {
            if (!fillGap(newPos)) {
                return false;
            }
        } else if (newPos > length || newPos < 0) {
            DeviceWarnings.warn("QBuffer::seek: Invalid pos: " + newPos);
            return false;
        }
        index = (int) newPos;
        return super.seek(newPos);
    }

    @Override
    public boolean canReadLine() {
        checkAccess();
        if (!isOpen()) {
            return false;
        }
        long from = pos();
        if (from < 0) {
            // after ungetChar at the start; as in Qt, counted from the end
            from = Math.max(0, from + length);
        }
        for (int i = (int) from; i < length; i++) {
            if (bytes[i] == '\n') {
                return true;
            }
        }
        return super.canReadLine();
    }

    /** As in Qt straight from the contents: without ungotten bytes, and with carriage returns. */
    @Override
    int peekInto(byte[] data, int offset, ByteBuffer target, int maxSize) {
        int n = (int) Math.min(maxSize, length - pos());
        // after ungetChar at the start the position is negative: there are zeros
        int zeros = (int) Math.min(n, Math.max(0, -pos()));
        int from = (int) Math.max(0, pos());
        if (target == null) {
            Arrays.fill(data, offset, offset + zeros, (byte) 0);
            System.arraycopy(bytes, from, data, offset + zeros, n - zeros);
        } else {
            target.put(new byte[zeros]).put(bytes, from, n - zeros);
        }
        return n;
    }

    @Override
    protected long readData(byte[] data, int offset, int maxSize) {
        int n = Math.min(maxSize, length - index);
        if (n <= 0) {
            return 0;
        }
        System.arraycopy(bytes, index, data, offset, n);
        index += n;
        return n;
    }

    @Override
    protected long readData(ByteBuffer target) {
        int n = Math.min(target.remaining(), length - index);
        if (n <= 0) {
            return 0;
        }
        target.put(bytes, index, n);
        index += n;
        return n;
    }

    @Override
    protected long writeData(byte[] data, int offset, int size) {
        if (size > MAX_LENGTH - index) {
            DeviceWarnings.warn("QBuffer::writeData: Memory allocation error");
            return -1;
        }
        reserve(index + size);
        System.arraycopy(data, offset, bytes, index, size);
        return written(size);
    }

    @Override
    protected long writeData(ByteBuffer source) {
        int size = source.remaining();
        if (size > MAX_LENGTH - index) {
            DeviceWarnings.warn("QBuffer::writeData: Memory allocation error");
            return -1;
        }
        reserve(index + size);
        source.get(bytes, index, size);
        return written(size);
    }

    private void reserve(int end) {
        if (end > bytes.length) {
            long doubled = Math.max(64, bytes.length * 2L);
            bytes = Arrays.copyOf(bytes, (int) Math.min(MAX_LENGTH, Math.max(end, doubled)));
        }
        length = Math.max(length, end);
    }

    private long written(int size) {
        index += size;
        unreported += size;
        if (!reportQueued
                && !signalsBlocked()
                && (bytesWritten.isConnected() || readyRead.isConnected())) {
            reportQueued = true;
            QMetaObject.invokeMethod(this, this::report, Qt.ConnectionType.QueuedConnection);
        }
        return size;
    }

    private void report() {
        bytesWritten.emit(unreported);
        // as in Qt, what a slot wrote meanwhile is not reported
        unreported = 0;
        readyRead.emit();
        reportQueued = false;
    }

    /** Makes the contents longer, by zeros; those count as neither written nor read. */
    private boolean fillGap(long newLength) {
        if (newLength > MAX_LENGTH) {
            DeviceWarnings.warn("QBuffer::seek: Unable to fill gap");
            return false;
        }
        int from = length;
        reserve((int) newLength);
        Arrays.fill(bytes, from, length, (byte) 0);
        return true;
    }
}
