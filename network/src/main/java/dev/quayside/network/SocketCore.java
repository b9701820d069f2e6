// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.network;

import dev.quayside.core.EventTurn;
import dev.quayside.core.QIODeviceBase.OpenModeFlag;
import dev.quayside.core.internal.CoreAccess;
import dev.quayside.core.internal.DeviceAccess;
import dev.quayside.network.QAbstractSocketBase.BindFlag;
import dev.quayside.network.QAbstractSocketBase.NetworkLayerProtocol;
import dev.quayside.network.QAbstractSocketBase.SocketError;
import dev.quayside.network.QAbstractSocketBase.SocketState;
import dev.quayside.network.internal.EngineReceiver;
import dev.quayside.network.internal.NioSocketEngine;
import dev.quayside.network.internal.SocketEngine;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * What a socket does between its public calls and its engine: the state machine.
 *
 * <p>Reading is in {@link SocketReading}, writing in {@link SocketWriting}, waiting in {@link
 * SocketWaits}; connecting is in {@link SocketConnector}, which exists only meanwhile.
 */
final class SocketCore implements EngineReceiver, EventTurn.Task {
    private static final int UNBUFFERED_MODE = OpenModeFlag.Unbuffered.value();

    private static final int UNBUFFERED = 1;
    static final int IN_READY_READ = 2;
    static final int IN_BYTES_WRITTEN = 4;
    private static final int PENDING_CLOSE = 8;
    private static final int ABORT_CALLED = 16;
    static final int UNREAD_NEWS = 32;
    private static final int FLUSH_ASKED = 64;
    private static final int REFUSED = 128;
    private static final int BIND_TRIED = 256;
    private static final int WROTE_IN_READY_READ = 512;

    final QAbstractSocket q;
    SocketEngine engine;
    SocketState state = SocketState.UnconnectedState;

    /** What an accepted socket that goes well has not; see there. */
    private SocketDetails details;

    private int flags;

    SocketCore(QAbstractSocket q) {
        this.q = q;
    }

    // -- small things -----------------------------------------------------------------------------

    boolean is(int flag) {
        return (flags & flag) != 0;
    }

    void set(int flag, boolean on) {
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

    SocketError error() {
        return details == null ? SocketError.UnknownSocketError : details.error;
    }

    void setError(SocketError newError) {
        if (newError != error()) {
            details().error = newError;
        }
    }

    /** Returns who connects, null if nobody does. */
    SocketConnector connector() {
        return details == null ? null : details.connector;
    }

    /** Whoever was connecting does no longer. */
    void forgetConnector() {
        if (details != null) {
            details.connector = null;
        }
    }

    void stopConnector() {
        SocketConnector connector = connector();
        if (connector != null) {
            connector.stop();
            forgetConnector();
        }
    }

    long readLimit() {
        return details == null ? 0 : details.readBufferSize;
    }

    boolean engineIsValid() {
        return engine != null && engine.isValid();
    }

    void setError(SocketError newError, String text) {
        setError(newError);
        DeviceAccess.setErrorString(q, text);
    }

    void setErrorOfEngine() {
        setError(engine.error(), engine.errorString());
    }

    /** Returns whether the socket still exists after its slots have run. */
    boolean emitError() {
        q.errorOccurred.emit(error());
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
        if (engine != null) {
            engine.close();
            set(REFUSED, true);
        }
    }

    /** What was refused can still be asked and bound, as in Qt. */
    boolean hasLivingEngine() {
        if (is(REFUSED)) {
            set(REFUSED, false);
            engine.reopen();
        }
        return engineIsValid();
    }

    /** What waits in the system for an unbuffered socket; as in Qt, -1 after a refusal. */
    long engineBytesAvailable() {
        if (is(REFUSED)) {
            return -1;
        }
        return engineIsValid() ? engine.bytesAvailable() : 0;
    }

    boolean isValid() {
        return engine == null ? q.isOpen() : is(REFUSED) || engine.isValid();
    }

    boolean bind(QHostAddress address, int port, Set<BindFlag> mode) {
        set(BIND_TRIED, true);
        return engine.bind(address, port, mode);
    }

    /** As in Qt, an engine that was to be bound connects too, even if binding failed. */
    boolean wasToBeBound() {
        return is(BIND_TRIED) && hasLivingEngine();
    }

    void resetEngine() {
        set(REFUSED, false);
        set(BIND_TRIED, false);
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
        setError(SocketError.UnknownSocketError);
        if (state == SocketState.BoundState) {
            details().rememberLocal(engine); // known even if the connection is refused
        } else if (details != null) {
            details.forgetEndpoints();
        }
        details().peerName = hostName;
        details().connector = new SocketConnector(this, hostName, port, protocol);
    }

    /** The engine is connected: tell, write what waited, close if that was asked for meanwhile. */
    void connected() {
        forgetConnector();
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
        SocketReading.canRead(this);
    }

    @Override
    public void writeNotification() {
        SocketWriting.canWrite(this);
    }

    @Override
    public void connectionNotification() {
        SocketConnector connector = connector();
        if (connector != null) {
            connector.connectEnded();
            if (!q.isDisposed() && state == SocketState.UnconnectedState && q.bytesToWrite() > 0) {
                failedToWrite();
            }
        }
    }

    /** What was written before the connection was refused can never go out; told as in Qt. */
    private void failedToWrite() {
        setErrorOfEngine();
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

    // -- writing ----------------------------------------------------------------------------------

    /** Once a turn of the loop, however many writes there were. */
    void askForFlush() {
        if (!is(FLUSH_ASKED) && !engine.isWriteNotificationEnabled()) {
            set(FLUSH_ASKED, true);
            set(WROTE_IN_READY_READ, is(IN_READY_READ));
            CoreAccess.get().atEndOfTurn(this);
        }
    }

    @Override
    public void endOfTurn() {
        if (!q.isDisposed() && mustLookForTheEnd()) {
            SocketReading.canRead(this);
        }
        set(FLUSH_ASKED, false);
        if (!q.isDisposed() && engineIsValid() && state != SocketState.ConnectingState) {
            SocketWriting.canWrite(this);
        }
    }

    /**
     * Qt reads before it writes: to a peer whose end came with what was just read, nothing is
     * written any more. Asked only where somebody hears of what was written, since asking costs two
     * system calls.
     */
    private boolean mustLookForTheEnd() {
        return is(WROTE_IN_READY_READ)
                && q.bytesWritten.isConnected()
                && isBuffered()
                && state == SocketState.ConnectedState
                && engineIsValid()
                && engine.isReadNotificationEnabled()
                && engine.bytesAvailable() == 0;
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
        if (engineIsValid() && SocketWriting.hasPending(this)) {
            askForFlush();
            return false;
        }
        return state == SocketState.ClosingState;
    }

    private void unconnect() {
        SocketState before = state;
        rememberEndpoints();
        stopConnector();
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
    void rememberEndpoints() {
        boolean asked =
                q.errorOccurred.isConnected()
                        || q.disconnected.isConnected()
                        || q.stateChanged.isConnected()
                        || q.readChannelFinished.isConnected();
        if (asked && engineIsValid() && connector() == null) {
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
        if (is(FLUSH_ASKED)) { // else both threads would write
            CoreAccess.get().cancelAtEndOfTurn(this);
            set(FLUSH_ASKED, false);
        }
    }

    void enterThread() {
        if (engine != null) {
            engine.resume();
            if (SocketWriting.hasPending(this) && state != SocketState.ConnectingState) {
                askForFlush();
            }
        }
    }

    static void requirePort(int port) {
        Objects.checkIndex(port, 65536);
    }
}
