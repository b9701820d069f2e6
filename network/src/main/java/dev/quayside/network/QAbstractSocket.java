// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.network;

import dev.quayside.core.QDeadlineTimer;
import dev.quayside.core.QEvent;
import dev.quayside.core.QMetaObject;
import dev.quayside.core.QObject;
import dev.quayside.core.Qt;
import dev.quayside.core.Signal0;
import dev.quayside.core.Signal1;
import dev.quayside.core.internal.DeviceAccess;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * What all socket types have in common: states, connecting, buffered reading and writing, waiting.
 *
 * <pre>
 *                connectToHost            found               connected
 *  Unconnected ----------------> HostLookup ----> Connecting ----------> Connected
 *    |   ^   ^                       | not found      | refused              |
 *    |   |   +-----------------------+----------------+      disconnectFromHost, close,
 *    |bind                                                   or the peer closes
 *    v   |                                                                   v
 *   Bound +------------------------------------------------------------- Closing
 *                                            everything written
 * </pre>
 *
 * <p><b>Order of signals.</b> Connecting: stateChanged for each state, hostFound after that of
 * Connecting, connected after that of Connected. Failing: stateChanged(Unconnected), then
 * errorOccurred. The peer closes: readyRead for its last bytes, then errorOccurred with
 * RemoteHostClosedError, stateChanged(Closing), stateChanged(Unconnected), readChannelFinished,
 * disconnected; the device stays open, and what was received can still be read.
 *
 * <p>{@link #write} only buffers; the event loop writes at the end of its turn, {@link #flush} at
 * once. readyRead is not emitted while a slot of it runs. bytesWritten likewise.
 *
 * <p><b>Without an event loop</b> the waitFor calls do the work of this one socket; they process no
 * other events. -1 waits for ever.
 *
 * <p><b>Threads.</b> A socket belongs to the thread in which it lives; touched in another one it
 * throws {@link dev.quayside.core.QThreadAffinityException}. It may be moved while connected.
 *
 * @see <a href="https://doc.qt.io/qt-6/qabstractsocket.html">QAbstractSocket</a>
 */
public abstract non-sealed class QAbstractSocket extends SocketProperties {
    /** Emitted when the host name was found. */
    public final Signal0 hostFound = new Signal0(this);

    /** Emitted when the connection stands. */
    public final Signal0 connected = new Signal0(this);

    /** Emitted when the connection has ended. Do not dispose of the socket here: deleteLater. */
    public final Signal0 disconnected = new Signal0(this);

    /** Emitted whenever the state changes. Argument: the new state. */
    public final Signal1<SocketState> stateChanged = new Signal1<>(this);

    /** Emitted when something went wrong; {@link #errorString()} has the text. Argument: what. */
    public final Signal1<SocketError> errorOccurred = new Signal1<>(this);

    /**
     * Makes a socket that is not connected.
     *
     * @param socketType only TcpSocket
     * @param parent the parent, or null
     */
    protected QAbstractSocket(SocketType socketType, QObject parent) {
        super(parent);
        if (socketType != SocketType.TcpSocket) {
            throw new IllegalArgumentException("Only TCP sockets are known: " + socketType);
        }
    }

    @Override
    protected void disposing() {
        if (core.state != SocketState.UnconnectedState) {
            abort();
        }
        core.resetEngine();
        super.disposing();
    }

    final void openDevice(Set<OpenModeFlag> mode) {
        core.opened(bits(mode));
        super.open(mode);
    }

    private static int bits(Set<OpenModeFlag> mode) {
        int bits = 0;
        for (OpenModeFlag flag : mode) {
            bits |= flag.value();
        }
        return bits;
    }

    // -- connecting -------------------------------------------------------------------------------

    /**
     * Connects to a host, open for reading and writing. Returns at once; see the order of signals.
     *
     * @param hostName a name, or an IP address as text; all addresses of a name are tried in turn
     * @param port 0 to 65535
     */
    public void connectToHost(String hostName, int port) {
        connectToHost(hostName, port, EnumSet.of(OpenModeFlag.ReadWrite));
    }

    /**
     * Connects to a host.
     *
     * @param hostName a name, or an IP address as text
     * @param port 0 to 65535
     * @param mode how the device is opened; with Unbuffered, reads and writes go to the system
     */
    public void connectToHost(String hostName, int port, Set<OpenModeFlag> mode) {
        connectToHost(hostName, port, mode, NetworkLayerProtocol.AnyIPProtocol);
    }

    /**
     * Connects to a host over one protocol. While the socket connects or is connected already, this
     * fails with OperationError and changes nothing.
     *
     * @param hostName a name, or an IP address as text
     * @param port 0 to 65535
     * @param mode how the device is opened; with Unbuffered, reads and writes go to the system
     * @param protocol which addresses of a name are tried
     */
    public void connectToHost(
            String hostName, int port, Set<OpenModeFlag> mode, NetworkLayerProtocol protocol) {
        checkThread();
        Objects.requireNonNull(hostName, "hostName");
        Objects.requireNonNull(protocol, "protocol");
        SocketCore.requirePort(port);
        if (core.state != SocketState.UnconnectedState && core.state != SocketState.BoundState) {
            core.setError(
                    SocketError.OperationError,
                    "Trying to connect while connection is in progress");
            core.emitError();
            return;
        }
        core.startConnecting(hostName, port, protocol);
        SocketConnector connector = core.connector();
        openDevice(mode);
        DeviceAccess.setReadChannelCount(this, 0);
        DeviceAccess.setWriteChannelCount(this, 0);
        if (core.enter(SocketState.HostLookupState)
                && core.connector() == connector
                && core.state == SocketState.HostLookupState) {
            connector.start();
        }
    }

    /**
     * Connects to an address, open for reading and writing.
     *
     * @param address the address
     * @param port 0 to 65535
     */
    public void connectToHost(QHostAddress address, int port) {
        connectToHost(address.toString(), port);
    }

    /**
     * Connects to an address.
     *
     * @param address the address
     * @param port 0 to 65535
     * @param mode how the device is opened
     */
    public void connectToHost(QHostAddress address, int port, Set<OpenModeFlag> mode) {
        connectToHost(address.toString(), port, mode);
    }

    /**
     * Connects to a special address, such as LocalHost, open for reading and writing.
     *
     * @param address the address
     * @param port 0 to 65535
     */
    public void connectToHost(QHostAddress.SpecialAddress address, int port) {
        connectToHost(new QHostAddress(address), port);
    }

    /**
     * Binds to a local address, from which connectToHost will go out.
     *
     * @param address the address
     * @param port 0 to 65535; 0 for one that is free
     * @param mode how; none is DefaultForPlatform
     * @return whether it is bound; if not, errorOccurred was emitted
     */
    public boolean bind(QHostAddress address, int port, BindFlag... mode) {
        checkThread();
        SocketCore.requirePort(port);
        if (!core.hasLivingEngine() && !core.openEngine(protocolFor(address))) {
            return false;
        }
        if (!core.bind(address, port, Set.of(mode))) {
            core.setErrorOfEngine();
            core.emitError();
            return false;
        }
        core.enter(SocketState.BoundState);
        return true;
    }

    private static NetworkLayerProtocol protocolFor(QHostAddress address) {
        NetworkLayerProtocol protocol = address.protocol();
        return protocol == NetworkLayerProtocol.UnknownNetworkLayerProtocol
                ? NetworkLayerProtocol.AnyIPProtocol
                : protocol;
    }

    /**
     * Binds to a special address, such as LocalHost.
     *
     * @param address the address
     * @param port 0 to 65535; 0 for one that is free
     * @param mode how; none is DefaultForPlatform
     * @return whether it is bound
     */
    public boolean bind(QHostAddress.SpecialAddress address, int port, BindFlag... mode) {
        return bind(new QHostAddress(address), port, mode);
    }

    /**
     * Binds to a port of all interfaces.
     *
     * @param port 0 to 65535; 0 for one that is free
     * @param mode how; none is DefaultForPlatform
     * @return whether it is bound
     */
    public boolean bind(int port, BindFlag... mode) {
        return bind(QHostAddress.SpecialAddress.Any, port, mode);
    }

    /**
     * Binds to a port of a local address that the system picks.
     *
     * @param address the address
     * @return whether it is bound
     */
    public boolean bind(QHostAddress address) {
        return bind(address, 0);
    }

    /**
     * Binds to a port of a special address that the system picks.
     *
     * @param address the address
     * @return whether it is bound
     */
    public boolean bind(QHostAddress.SpecialAddress address) {
        return bind(address, 0);
    }

    /**
     * Binds to a port of all interfaces that the system picks.
     *
     * @return whether it is bound
     */
    public boolean bind() {
        return bind(0);
    }

    /**
     * Takes over a connected channel, open for reading and writing.
     *
     * @param descriptor a channel that nobody took yet
     * @return whether it was taken; if not, {@link #error()} says why
     */
    public boolean setSocketDescriptor(QSocketDescriptor descriptor) {
        return setSocketDescriptor(
                descriptor, SocketState.ConnectedState, EnumSet.of(OpenModeFlag.ReadWrite));
    }

    /**
     * Takes over a channel in a state.
     *
     * @param descriptor a channel that nobody took yet
     * @param state the state it is in
     * @param mode how the device is opened
     * @return whether it was taken; if not, {@link #error()} says why
     */
    public boolean setSocketDescriptor(
            QSocketDescriptor descriptor, SocketState state, Set<OpenModeFlag> mode) {
        checkThread();
        Objects.requireNonNull(descriptor, "descriptor");
        EnumSet<OpenModeFlag> copy = EnumSet.noneOf(OpenModeFlag.class);
        copy.addAll(mode);
        return core.adopt(descriptor, state, copy);
    }

    /**
     * Returns the channel.
     *
     * @return the channel, or null if there is none
     */
    public QSocketDescriptor socketDescriptor() {
        return core.engineIsValid() ? core.engine.socketDescriptor() : null;
    }

    // -- closing ----------------------------------------------------------------------------------

    /**
     * Closes the connection in order: what was written goes out first, meanwhile the state is
     * Closing. While connecting, closes as soon as connected. The device stays open.
     */
    public void disconnectFromHost() {
        checkThread();
        core.disconnectFromHost();
    }

    /** Closes at once; what was not written yet is dropped. */
    public void abort() {
        checkThread();
        core.abort();
    }

    /** Closes the device, so that nothing can be read any more, and disconnects from the host. */
    @Override
    public void close() {
        super.close();
        if (core.state != SocketState.UnconnectedState) {
            core.disconnectFromHost();
        }
    }

    // -- reading and writing ----------------------------------------------------------------------

    @Override
    public long bytesAvailable() {
        long buffered = super.bytesAvailable();
        return core.isBuffered() ? buffered : buffered + core.engineBytesAvailable();
    }

    @Override
    public long bytesToWrite() {
        checkAccess();
        return DeviceAccess.writeBufferSize(this);
    }

    /**
     * Writes as much as the system takes now, without waiting for the event loop.
     *
     * @return whether anything was written
     */
    public boolean flush() {
        checkThread();
        return SocketWriting.flush(core);
    }

    /**
     * Returns the limit of the read buffer.
     *
     * @return bytes, 0 for none
     */
    public long readBufferSize() {
        return core.readLimit();
    }

    /**
     * Limits the read buffer: what is beyond stays with the system, and slows the peer down.
     *
     * @param size bytes, 0 for no limit
     */
    public void setReadBufferSize(long size) {
        checkThread();
        SocketReading.setReadBufferSize(core, size);
    }

    @Override
    protected long readData(byte[] data, int offset, int maxSize) {
        return SocketReading.readDirectly(core, data, offset, maxSize);
    }

    @Override
    protected long readData(ByteBuffer target) {
        return SocketReading.readDirectly(core, target);
    }

    @Override
    protected long skipData(long maxSize) {
        return core.state == SocketState.ConnectedState ? super.skipData(maxSize) : -1;
    }

    @Override
    protected long writeData(byte[] data, int offset, int size) {
        return SocketWriting.write(core, data, offset, size);
    }

    @Override
    protected long writeData(ByteBuffer source) {
        return SocketWriting.write(core, source);
    }

    // -- waiting ----------------------------------------------------------------------------------

    /**
     * Waits until the socket is connected.
     *
     * @param msecs at most so many milliseconds; -1 for ever
     * @return whether it is; if not, {@link #error()} says why
     */
    public boolean waitForConnected(int msecs) {
        checkThread();
        return SocketWaits.connected(core, QDeadlineTimer.ofMillis(msecs));
    }

    /**
     * Waits until readyRead was emitted.
     *
     * @param msecs at most so many milliseconds; -1 for ever
     * @return whether there is new data; if not, {@link #error()} says why
     */
    @Override
    public boolean waitForReadyRead(int msecs) {
        checkThread();
        return SocketWaits.readyRead(core, QDeadlineTimer.ofMillis(msecs));
    }

    /**
     * Waits until bytesWritten was emitted.
     *
     * @param msecs at most so many milliseconds; -1 for ever
     * @return whether something was written; if not, {@link #error()} says why
     */
    @Override
    public boolean waitForBytesWritten(int msecs) {
        checkThread();
        return SocketWaits.bytesWritten(core, QDeadlineTimer.ofMillis(msecs));
    }

    /**
     * Waits until the socket is disconnected, writing what is to be written.
     *
     * @param msecs at most so many milliseconds; -1 for ever
     * @return whether it is; false if it was not connected
     */
    public boolean waitForDisconnected(int msecs) {
        checkThread();
        return SocketWaits.disconnected(core, QDeadlineTimer.ofMillis(msecs));
    }

    /**
     * As with 30,000 milliseconds.
     *
     * @return whether the socket is connected
     */
    public final boolean waitForConnected() {
        return waitForConnected(30_000);
    }

    /**
     * As with 30,000 milliseconds.
     *
     * @return whether the socket is disconnected
     */
    public final boolean waitForDisconnected() {
        return waitForDisconnected(30_000);
    }

    // -- pausing ---------------------------------------------------------------------------------

    /**
     * Returns when the socket stops reading by itself.
     *
     * @return the mode; empty for PauseNever
     */
    public EnumSet<PauseMode> pauseMode() {
        SocketDetails details = core.detailsOrNull();
        return details == null || details.pauseMode == null
                ? EnumSet.noneOf(PauseMode.class)
                : details.pauseMode.clone();
    }

    /**
     * Sets when the socket stops reading by itself; only encrypted sockets ever do.
     *
     * @param pauseMode the mode; none is PauseNever
     */
    public void setPauseMode(PauseMode... pauseMode) {
        EnumSet<PauseMode> mode = EnumSet.noneOf(PauseMode.class);
        mode.addAll(Set.of(pauseMode));
        mode.remove(PauseMode.PauseNever);
        core.details().pauseMode = mode;
    }

    /** Goes on reading after a pause; see {@link #setPauseMode}. */
    public void resume() {
        checkThread();
        if (core.engineIsValid() && core.state == SocketState.ConnectedState) {
            core.engine.setReadNotificationEnabled(true);
        }
    }

    // -- threads ----------------------------------------------------------------------------------

    /** A socket that moves takes its channel from the old thread's loop to the new one's. */
    @Override
    public boolean event(QEvent event) throws Exception {
        if (event.is(QEvent.Type.ThreadChange)) {
            core.leaveThread();
            QMetaObject.invokeMethod(this, core::enterThread, Qt.ConnectionType.QueuedConnection);
            return true;
        }
        return super.event(event);
    }
}
