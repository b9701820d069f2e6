// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.network;

import dev.quayside.core.EventTurn;
import dev.quayside.core.QIODeviceBase.OpenModeFlag;
import dev.quayside.core.internal.CoreAccess;
import dev.quayside.core.internal.DeviceAccess;
import dev.quayside.core.internal.RingBuffer;
import dev.quayside.network.QAbstractSocketBase.NetworkLayerProtocol;
import dev.quayside.network.QAbstractSocketBase.SocketError;
import dev.quayside.network.QAbstractSocketBase.SocketState;
import dev.quayside.network.internal.EngineReceiver;
import dev.quayside.network.internal.NioSocketEngine;
import dev.quayside.network.internal.SocketEngine;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.Objects;

/**
 * What a socket does between its public calls and its engine: the state machine, reading, writing.
 *
 * <p>Connecting is in {@link SocketConnector}, which exists only meanwhile; waiting is in {@link
 * SocketWaits}.
 */
final class SocketCore implements EngineReceiver, EventTurn.Task {
    private static final int READ = OpenModeFlag.ReadOnly.value();
    private static final int UNBUFFERED_MODE = OpenModeFlag.Unbuffered.value();

    /** Who sends so much at once has more to send, in bytes. */
    private static final int BULK = 16 * 1024;

    private static final int UNBUFFERED = 1;
    private static final int IN_READY_READ = 2;
    private static final int IN_BYTES_WRITTEN = 4;
    private static final int PENDING_CLOSE = 8;
    private static final int ABORT_CALLED = 16;
    private static final int UNREAD_NEWS = 32;
    private static final int FLUSH_ASKED = 64;
    private static final int REFUSED = 128;

    final QAbstractSocket q;
    SocketEngine engine;
    SocketState state = SocketState.UnconnectedState;
    SocketError error = SocketError.UnknownSocketError;
    SocketConnector connector;

    /** What few sockets have; see there. */
    private SocketDetails details;

    private int flags;

    SocketCore(QAbstractSocket q) {
        this.q = q;
    }

    // -- small things -----------------------------------------------------------------------------

    private boolean is(int flag) {
        return (flags & flag) != 0;
    }

    private void set(int flag, boolean on) {
        flags = on ? flags | flag : flags & ~flag;
    }

    boolean isBuffered() {
        return !is(UNBUFFERED);
    }

    /** As in Qt, a socket that was opened unbuffered once stays so. */
    void opened(int openMode) {
        if ((openMode & UNBUFFERED_MODE) != 0) {
            set(UNBUFFERED, true);
        }
    }

    SocketDetails details() {
        if (details == null) {
            details = new SocketDetails();
        }
        return details;
    }

    SocketDetails detailsOrNull() {
        return details;
    }

    private long readLimit() {
        return details == null ? 0 : details.readBufferSize;
    }

    boolean engineIsValid() {
        return engine != null && engine.isValid();
    }

    void setError(SocketError newError, String text) {
        error = newError;
        DeviceAccess.setErrorString(q, text);
    }

    void setErrorOfEngine() {
        setError(engine.error(), engine.errorString());
    }

    /** Returns whether the socket still exists after its slots have run. */
    boolean emitError() {
        q.errorOccurred.emit(error);
        return !q.isDisposed();
    }

    /** Returns whether the socket still exists after its slots have run. */
    boolean enter(SocketState newState) {
        state = newState;
        q.stateChanged.emit(newState);
        return !q.isDisposed();
    }

    /** A fresh engine for addresses of a protocol. */
    boolean openEngine(NetworkLayerProtocol protocol) {
        resetEngine();
        engine = new NioSocketEngine();
        if (!engine.initialize(q.socketType(), protocol)) {
            setErrorOfEngine();
            return false;
        }
        engine.setReceiver(this);
        return true;
    }

    /** As in Qt, a socket that was refused counts as valid until it is used again. */
    void refused() {
        boolean hadEngine = engine != null;
        resetEngine();
        set(REFUSED, hadEngine);
    }

    boolean isValid() {
        return engine == null ? is(REFUSED) || q.isOpen() : engine.isValid();
    }

    void resetEngine() {
        set(REFUSED, false);
        if (engine != null) {
            engine.close();
            engine = null;
        }
        set(UNREAD_NEWS, false);
    }

    // -- the way to Connected ---------------------------------------------------------------------

    void startConnecting(String hostName, int port, NetworkLayerProtocol protocol) {
        set(ABORT_CALLED, false);
        set(PENDING_CLOSE, false);
        error = SocketError.UnknownSocketError;
        if (state == SocketState.BoundState) {
            details().rememberLocal(engine); // known even if the connection is refused
        } else if (details != null) {
            details.forgetEndpoints();
        }
        details().peerName = hostName;
        connector = new SocketConnector(this, hostName, port, protocol);
    }

    /** The engine is connected: tell, write what waited, close if that was asked for meanwhile. */
    void connected() {
        connector = null;
        details().forgetEndpoints(); // from now on the engine knows them
        engine.setWriteNotificationEnabled(false);
        engine.setReadNotificationEnabled(true);
        DeviceAccess.setReadChannelCount(q, 1);
        DeviceAccess.setWriteChannelCount(q, 1);
        if (!enter(SocketState.ConnectedState)) {
            return;
        }
        q.connected.emit();
        if (q.isDisposed()) {
            return;
        }
        if (takePendingClose()) {
            disconnectFromHost();
        } else if (q.bytesToWrite() > 0) {
            askForFlush();
        }
    }

    /** Whether a disconnectFromHost waits for the connection; it does no longer. */
    boolean takePendingClose() {
        boolean pending = is(PENDING_CLOSE);
        set(PENDING_CLOSE, false);
        return pending;
    }

    boolean adopt(QSocketDescriptor descriptor, SocketState newState, EnumSet<OpenModeFlag> mode) {
        resetEngine();
        DeviceAccess.setReadChannelCount(q, 0);
        DeviceAccess.setWriteChannelCount(q, 0);
        engine = new NioSocketEngine();
        if (!engine.adopt(descriptor, newState)) {
            setErrorOfEngine();
            return false;
        }
        engine.setReceiver(this);
        q.openDevice(mode);
        if (newState == SocketState.ConnectedState) {
            DeviceAccess.setReadChannelCount(q, q.isReadable() ? 1 : 0);
            DeviceAccess.setWriteChannelCount(q, q.isWritable() ? 1 : 0);
        }
        set(PENDING_CLOSE, false);
        engine.setReadNotificationEnabled(true);
        if (state != newState) {
            enter(newState);
        }
        return true;
    }

    // -- notifications from the engine ------------------------------------------------------------

    @Override
    public void readNotification() {
        canRead();
    }

    @Override
    public void writeNotification() {
        canWrite();
    }

    @Override
    public void connectionNotification() {
        if (connector != null) {
            connector.connectEnded();
            if (!q.isDisposed() && state == SocketState.UnconnectedState && q.bytesToWrite() > 0) {
                failedToWrite();
            }
        }
    }

    /** What was written before the connection was refused can never go out; told as in Qt. */
    private void failedToWrite() {
        if (emitError()) {
            q.abort();
        }
    }

    @Override
    public void closeNotification() {
        if (engine != null && state != SocketState.UnconnectedState) {
            setErrorOfEngine();
            if (emitError()) {
                q.disconnectFromHost();
            }
        }
    }

    // -- reading ----------------------------------------------------------------------------------

    /** Takes what the engine has; returns whether there was news for the program. */
    boolean canRead() {
        if (isBuffered()) {
            RingBuffer buffer = DeviceAccess.readBuffer(q);
            long before = buffer.size();
            long limit = readLimit();
            if (limit > 0 && before >= limit) {
                engine.setReadNotificationEnabled(false);
                return false;
            }
            if (!readInto(buffer, limit == 0 ? Long.MAX_VALUE : limit - before)) {
                return false;
            }
            if (buffer.size() == before) {
                return (DeviceAccess.openMode(q) & READ) == 0; // thrown away: news, but not to read
            }
        } else {
            if (is(UNREAD_NEWS)) {
                engine.setReadNotificationEnabled(false);
                return true;
            }
            set(UNREAD_NEWS, true);
        }
        emitReadyRead();
        return true;
    }

    private boolean readInto(RingBuffer buffer, long most) {
        long count = engine.read(buffer, most);
        if (count >= 0) {
            if (count == most || count >= BULK) {
                CoreAccess.get().notDrained();
            }
            if ((DeviceAccess.openMode(q) & READ) == 0) {
                buffer.clear();
            }
            return true;
        }
        rememberEndpoints();
        setErrorOfEngine();
        engine.close(); // slots of errorOccurred see a socket that is not valid any more
        if (emitError()) {
            resetEngine();
            disconnectFromHost();
        }
        return false;
    }

    private void emitReadyRead() {
        if (!is(IN_READY_READ)) {
            set(IN_READY_READ, true);
            try {
                q.readyRead.emit();
            } finally {
                set(IN_READY_READ, false);
            }
        }
        if (!q.isDisposed() && q.channelReadyRead.isConnected()) {
            q.channelReadyRead.emit(0);
        }
    }

    /** The read buffer is empty, or the device asks for more: what QIODevice calls readData for. */
    long readDirectly(byte[] data, int offset, int maxSize) {
        if (!engineIsValid() || engine.state() != SocketState.ConnectedState) {
            return maxSize == 0 ? 0 : -1;
        }
        long count = maxSize > 0 && !isBuffered() ? engine.read(data, offset, maxSize) : 0;
        return afterDirectRead(count);
    }

    long readDirectly(ByteBuffer target) {
        if (!engineIsValid() || engine.state() != SocketState.ConnectedState) {
            return target.hasRemaining() ? -1 : 0;
        }
        long count = target.hasRemaining() && !isBuffered() ? engine.read(target) : 0;
        return afterDirectRead(count);
    }

    private long afterDirectRead(long count) {
        if (count < 0) {
            setErrorOfEngine();
            resetEngine();
            state = SocketState.UnconnectedState;
        } else {
            set(UNREAD_NEWS, false);
            engine.setReadNotificationEnabled(true);
        }
        return count;
    }

    void setReadBufferSize(long size) {
        if (size == readLimit()) {
            return;
        }
        details().readBufferSize = size;
        if (engine != null && state == SocketState.ConnectedState) {
            engine.setReadNotificationEnabled(size == 0 || DeviceAccess.readBufferSize(q) < size);
        }
    }

    // -- writing ----------------------------------------------------------------------------------

    long write(byte[] data, int offset, int size) {
        return write(ByteBuffer.wrap(data, offset, size));
    }

    long write(ByteBuffer source) {
        if (state == SocketState.UnconnectedState) {
            setError(SocketError.UnknownSocketError, "Socket is not connected");
            return -1;
        }
        int size = source.remaining();
        if (!isBuffered() && engine != null && DeviceAccess.writeBufferSize(q) == 0) {
            long written = size == 0 ? 0 : writeNow(source);
            if (written < 0) {
                return -1;
            }
            if (!source.hasRemaining()) {
                return size;
            }
        }
        DeviceAccess.writeBuffer(q).append(source);
        if (size > 0 && state != SocketState.ConnectingState && engine != null) {
            askForFlush();
        }
        return size;
    }

    private long writeNow(ByteBuffer source) {
        long written = state == SocketState.ConnectingState ? -1 : engine.write(source);
        if (written < 0) {
            writeFailed();
        }
        return written;
    }

    /** Slots of errorOccurred see a socket that is not valid any more, but still know the peer. */
    private void writeFailed() {
        if (state == SocketState.ConnectingState) {
            setError(SocketError.UnfinishedSocketOperationError, "Invalid socket descriptor");
        } else {
            rememberEndpoints();
            setErrorOfEngine();
            engine.close();
        }
    }

    /** Once a turn of the loop, however many writes there were. */
    private void askForFlush() {
        if (!is(FLUSH_ASKED) && !engine.isWriteNotificationEnabled()) {
            set(FLUSH_ASKED, true);
            CoreAccess.get().atEndOfTurn(this);
        }
    }

    @Override
    public void endOfTurn() {
        set(FLUSH_ASKED, false);
        if (!q.isDisposed() && engineIsValid() && state != SocketState.ConnectingState) {
            canWrite();
        }
    }

    /** The kernel takes bytes: writes; returns whether that changed anything. */
    boolean canWrite() {
        boolean written = flush();
        if (!q.isDisposed()
                && state == SocketState.ClosingState
                && DeviceAccess.writeBufferSize(q) == 0) {
            disconnectFromHost();
        }
        if (q.isDisposed() || engine == null) {
            return written;
        }
        // only now the selector: most of the time the kernel takes all at once
        engine.setWriteNotificationEnabled(DeviceAccess.writeBufferSize(q) > 0);
        return written;
    }

    boolean flush() {
        boolean any = false;
        while (DeviceAccess.writeBufferSize(q) > 0 && writeOnce()) {
            any = true;
            if (q.isDisposed()) {
                return true;
            }
        }
        return any;
    }

    private boolean writeOnce() {
        if (!engineIsValid()) {
            return false;
        }
        long written =
                state == SocketState.ConnectingState
                        ? -1
                        : engine.write(DeviceAccess.writeBuffer(q));
        if (written < 0) {
            writeFailed();
            if (emitError()) {
                q.abort();
            }
            return false;
        }
        if (written > 0) {
            emitBytesWritten(written);
        }
        if (!q.isDisposed() && state == SocketState.ClosingState) {
            disconnectFromHost();
        }
        return written > 0;
    }

    private void emitBytesWritten(long count) {
        if (!is(IN_BYTES_WRITTEN) && q.bytesWritten.isConnected()) {
            set(IN_BYTES_WRITTEN, true);
            try {
                q.bytesWritten.emit(count);
            } finally {
                set(IN_BYTES_WRITTEN, false);
            }
        }
        if (!q.isDisposed() && q.channelBytesWritten.isConnected()) {
            q.channelBytesWritten.emit(0, count);
        }
    }

    // -- closing ----------------------------------------------------------------------------------

    void disconnectFromHost() {
        if (state == SocketState.UnconnectedState) {
            return;
        }
        boolean connecting =
                state == SocketState.ConnectingState || state == SocketState.HostLookupState;
        boolean aborting = is(ABORT_CALLED);
        if (connecting && !aborting) {
            set(PENDING_CLOSE, true);
            return;
        }
        if (engine != null) {
            engine.setReadNotificationEnabled(false);
        }
        if (!aborting && !closeInOrder()) {
            return;
        }
        unconnect();
    }

    /** Returns whether nothing is left to be written (and the socket still exists). */
    private boolean closeInOrder() {
        if (state != SocketState.ClosingState && !enter(SocketState.ClosingState)) {
            return false;
        }
        if (engineIsValid() && DeviceAccess.writeBufferSize(q) > 0) {
            askForFlush();
            return false;
        }
        return state == SocketState.ClosingState;
    }

    private void unconnect() {
        SocketState before = state;
        rememberEndpoints();
        if (connector != null) {
            connector.stop();
            connector = null;
        }
        resetEngine();
        CoreAccess.get().holdWeakly(q, q.parent() instanceof QTcpServer);
        if (!enter(SocketState.UnconnectedState)) {
            return;
        }
        q.readChannelFinished.emit();
        if (q.isDisposed()) {
            return;
        }
        if (before == SocketState.ConnectedState || before == SocketState.ClosingState) {
            q.disconnected.emit();
        }
        if (q.isDisposed() || state != SocketState.UnconnectedState) {
            return;
        }
        if (details != null) {
            details.forgetEndpoints();
        }
        DeviceAccess.setWriteChannelCount(q, 0);
    }

    /** Slots of the signals to come may still ask who the peer was. */
    private void rememberEndpoints() {
        boolean asked =
                q.errorOccurred.isConnected()
                        || q.disconnected.isConnected()
                        || q.stateChanged.isConnected()
                        || q.readChannelFinished.isConnected();
        if (asked && engineIsValid() && connector == null) {
            details().remember(engine);
        }
    }

    void abort() {
        DeviceAccess.setWriteChannelCount(q, 0);
        set(ABORT_CALLED, true);
        q.close();
        set(ABORT_CALLED, false);
    }

    // -- moving to another thread -----------------------------------------------------------------

    void leaveThread() {
        if (engine != null) {
            engine.suspend();
        }
        set(FLUSH_ASKED, false);
    }

    void enterThread() {
        if (engine != null) {
            engine.resume();
            if (DeviceAccess.writeBufferSize(q) > 0 && state != SocketState.ConnectingState) {
                askForFlush();
            }
        }
    }

    static void requirePort(int port) {
        Objects.checkIndex(port, 65536);
    }
}
