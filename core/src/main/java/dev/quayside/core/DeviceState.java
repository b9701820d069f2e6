// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import dev.quayside.core.internal.RingBuffer;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * What a {@link QIODevice} remembers between calls: open mode, positions, buffers, whether a
 * transaction runs, the error text.
 */
abstract class DeviceState extends QObject implements QIODeviceBase {
    static final int READ = OpenModeFlag.ReadOnly.value();
    static final int WRITE = OpenModeFlag.WriteOnly.value();
    static final int APPEND = OpenModeFlag.Append.value();
    static final int TRUNCATE = OpenModeFlag.Truncate.value();
    static final int TEXT = OpenModeFlag.Text.value();
    static final int UNBUFFERED = OpenModeFlag.Unbuffered.value();

    private static final OpenModeFlag[] MODES = OpenModeFlag.values();
    private static final int MODE_BITS = 0xff;
    private static final int ACCESS_KNOWN = 1 << 8;
    private static final int SEQUENTIAL = 1 << 9;
    private static final int IN_TRANSACTION = 1 << 10;
    private static final int READ_CHANNEL = 1 << 11;
    private static final int WRITE_CHANNEL = 1 << 12;
    private static final int LINE_BY_BYTES = 1 << 13;

    /** The open mode, and the bits above. */
    private int state;

    /** Null while all of it is 0. */
    private DevicePositions positions;

    /** Made when first filled. */
    RingBuffer readBuffer;

    private RingBuffer writeBuffer;
    private String errorString;

    DeviceState(QObject parent) {
        super(parent);
    }

    /**
     * Tells whether the device is sequential: its bytes come once, in order, without a position, as
     * those of a socket do. The others have a size and can {@link QIODevice#seek}.
     *
     * @return false, unless overridden
     */
    public boolean isSequential() {
        return false;
    }

    /**
     * Runs at the start of every public operation; throws where the device must not be touched.
     * Here only on a destroyed one; device classes that are bound to their thread check that as
     * well.
     *
     * @throws QObjectDisposedException if the device is destroyed
     */
    protected void checkAccess() {
        checkNotDisposed();
    }

    // -- open mode --------------------------------------------------------------------------------

    /**
     * Returns how the device is open.
     *
     * @return a new set with every member whose bits are all set, so that {@code ReadWrite} comes
     *     with {@code ReadOnly} and {@code WriteOnly}; empty if the device is not open
     */
    public EnumSet<OpenModeFlag> openMode() {
        EnumSet<OpenModeFlag> set = EnumSet.noneOf(OpenModeFlag.class);
        for (OpenModeFlag mode : MODES) {
            if (mode.value() != 0 && (state & mode.value()) == mode.value()) {
                set.add(mode);
            }
        }
        return set;
    }

    /**
     * Returns whether the device is open.
     *
     * @return whether the open mode is not {@code NotOpen}
     */
    public boolean isOpen() {
        return (state & MODE_BITS) != 0;
    }

    /**
     * Returns whether the device was opened for reading.
     *
     * @return whether it was; that says nothing about there being data
     */
    public boolean isReadable() {
        return (state & READ) != 0;
    }

    /**
     * Returns whether the device was opened for writing.
     *
     * @return whether it was
     */
    public boolean isWritable() {
        return (state & WRITE) != 0;
    }

    /**
     * Returns whether text mode is on.
     *
     * @return whether reading removes carriage returns
     */
    public boolean isTextModeEnabled() {
        return (state & TEXT) != 0;
    }

    /**
     * Switches text mode on or off: in it, reading drops every {@code \r} ({@code readLine} and
     * {@code canReadLine} only one before the {@code \n}), and on Windows writing makes {@code
     * \r\n} of {@code \n}. Warns and does nothing if the device is not open.
     *
     * @param enabled whether it shall be on
     */
    public void setTextModeEnabled(boolean enabled) {
        checkAccess();
        if (!isOpen()) {
            DeviceWarnings.warn(this, "setTextModeEnabled", "The device is not open");
            return;
        }
        state = enabled ? state | TEXT : state & ~TEXT;
    }

    /**
     * Sets the open mode, for subclasses that change it while open. What the read buffer holds is
     * dropped if the device is no longer readable.
     *
     * @param openMode the members that are joined; empty for {@code NotOpen}
     */
    protected void setOpenMode(Set<OpenModeFlag> openMode) {
        applyMode(bits(openMode));
    }

    final void applyMode(int bits) {
        setModeBits(bits);
        setReadChannelCount(isReadable() ? 1 : 0);
        setWriteChannelCount(isWritable() ? 1 : 0);
    }

    static int bits(Set<OpenModeFlag> modes) {
        int bits = 0;
        for (OpenModeFlag mode : modes) {
            bits |= mode.value();
        }
        return bits;
    }

    final int modeBits() {
        return state & MODE_BITS;
    }

    final boolean hasMode(int bit) {
        return (state & bit) != 0;
    }

    /** Sets the mode; whether the device is sequential is asked anew. */
    final void setModeBits(int bits) {
        state = state & ~(MODE_BITS | ACCESS_KNOWN | SEQUENTIAL) | bits;
    }

    /** Returns what isSequential() said when it was first asked after the device was opened. */
    final boolean sequential() {
        return (state & ACCESS_KNOWN) != 0 ? (state & SEQUENTIAL) != 0 : askSequential();
    }

    private boolean askSequential() {
        boolean is = isSequential();
        state |= is ? ACCESS_KNOWN | SEQUENTIAL : ACCESS_KNOWN;
        return is;
    }

    // -- positions --------------------------------------------------------------------------------

    final DevicePositions positions() {
        DevicePositions p = positions;
        if (p == null) {
            p = new DevicePositions();
            positions = p;
        }
        return p;
    }

    final DevicePositions positionsOrNull() {
        return positions;
    }

    final long position() {
        return positions == null ? 0 : positions.pos;
    }

    final long devicePosition() {
        return positions == null ? 0 : positions.devicePos;
    }

    /** Sequential: how many buffered bytes the transaction has read. Else where it began. */
    final long transactionPosition() {
        return positions == null ? 0 : positions.transactionPos;
    }

    final boolean isAtDevicePosition() {
        return positions == null || positions.pos == positions.devicePos;
    }

    final void setPositions(long pos, long devicePos) {
        if (positions != null || pos != 0 || devicePos != 0) {
            positions().pos = pos;
            positions.devicePos = devicePos;
        }
    }

    // -- buffers
    // -----------------------------------------------------------------------------------

    final RingBuffer makeReadBuffer() {
        RingBuffer buffer = readBuffer;
        if (buffer == null) {
            buffer = new RingBuffer();
            readBuffer = buffer;
        }
        return buffer;
    }

    final RingBuffer writeBuffer(boolean make) {
        if (writeBuffer == null && make) {
            writeBuffer = new RingBuffer();
        }
        return writeBuffer;
    }

    final long readBufferSize() {
        return readBuffer == null ? 0 : readBuffer.size();
    }

    /** What can be read from the buffer. */
    final long bufferedBytes() {
        return readBufferSize() - (sequential() ? transactionPosition() : 0);
    }

    /** Whether the buffer has nothing more to read, what a transaction has read not counted. */
    final boolean isReadBufferEmpty() {
        long size = readBufferSize();
        return size == 0 || (inTransaction() && sequential() && transactionPosition() == size);
    }

    /** Moves the position of a random-access device, and the read buffer along or away. */
    final void seekBuffer(long newPos) {
        long offset = newPos - position();
        setPositions(newPos, devicePosition());
        if (readBuffer == null) {
            return;
        }
        if (offset < 0 || offset >= readBuffer.size()) {
            readBuffer.clear();
        } else {
            readBuffer.free(offset);
        }
    }

    /** Whether the base's readLineData ran, which keeps the positions right by itself. */
    final boolean readsLineByBytes() {
        return (state & LINE_BY_BYTES) != 0;
    }

    final void setReadsLineByBytes(boolean does) {
        state = does ? state | LINE_BY_BYTES : state & ~LINE_BY_BYTES;
    }

    final void dropReadBuffer() {
        if (readBuffer != null) {
            readBuffer.clear();
            readBuffer = null;
        }
    }

    final void dropWriteBuffer() {
        if (writeBuffer != null) {
            writeBuffer.clear();
            writeBuffer = null;
        }
    }

    // -- channels and transaction -----------------------------------------------------------------

    final boolean hasReadChannel() {
        return (state & READ_CHANNEL) != 0;
    }

    final boolean hasWriteChannel() {
        return (state & WRITE_CHANNEL) != 0;
    }

    final void setReadChannelCount(int count) {
        if (count == 0) {
            dropReadBuffer();
            state &= ~READ_CHANNEL;
        } else {
            state |= READ_CHANNEL;
        }
    }

    /** Unlike {@link #setWriteChannelCount} this keeps what waits to be written. */
    final void endWriteChannel() {
        state &= ~WRITE_CHANNEL;
    }

    final void setWriteChannelCount(int count) {
        if (count == 0) {
            dropWriteBuffer();
            state &= ~WRITE_CHANNEL;
        } else {
            state |= WRITE_CHANNEL;
        }
    }

    final boolean inTransaction() {
        return (state & IN_TRANSACTION) != 0;
    }

    final void beginTransaction() {
        state |= IN_TRANSACTION;
        positions().transactionPos = position();
    }

    final void endTransaction() {
        state &= ~IN_TRANSACTION;
        if (positions != null) {
            positions.transactionPos = 0;
        }
    }

    // -- errors -----------------------------------------------------------------------------------

    /**
     * Returns a text that a person can read about the last error.
     *
     * @return the text; "Unknown error" if none was set since the device was opened
     */
    public String errorString() {
        return errorString == null ? "Unknown error" : errorString;
    }

    /**
     * Sets the text that {@link #errorString()} returns.
     *
     * @param text the text; empty for none
     */
    protected void setErrorString(String text) {
        storeErrorString(Objects.requireNonNull(text, "text"));
    }

    final void storeErrorString(String text) {
        errorString = text.isEmpty() ? null : text;
    }
}
