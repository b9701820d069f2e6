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
import dev.quayside.network.QAbstractSocketBase.SocketError;
import java.util.Objects;

/**
 * Accepts TCP connections.
 *
 * <p>After {@link #listen} every connection that comes is handed to {@link #incomingConnection},
 * which makes a {@link QTcpSocket}, child of the server, and puts it into the queue of pending
 * ones; then {@link #newConnection} is emitted, and {@link #nextPendingConnection} takes it out. An
 * accepted socket lives as long as the server; delete it when it is done with (deleteLater in its
 * disconnected). What nobody deletes and nobody holds is collected once it is unconnected.
 *
 * <p><b>Order of signals</b> for each connection: pendingConnectionAvailable, then newConnection.
 * When as many are pending as {@link #maxPendingConnections()} says, the server leaves further ones
 * with the system until one was taken out.
 *
 * <p><b>Out of file descriptors</b>: acceptError once, and the server stops accepting until {@link
 * #resumeAccepting()}; {@link #setAcceptRetryInterval} lets it resume by itself.
 *
 * <p>Without an event loop {@link #waitForNewConnection} accepts.
 *
 * <p><b>Threads.</b> A server belongs to the thread in which it lives; touched in another one it
 * throws {@link dev.quayside.core.QThreadAffinityException}.
 *
 * @see <a href="https://doc.qt.io/qt-6/qtcpserver.html">QTcpServer</a>
 */
public class QTcpServer extends QObject {
    /** Emitted for every connection that was accepted. */
    public final Signal0 newConnection = new Signal0(this);

    /** Emitted when a connection was put into the queue of pending ones. */
    public final Signal0 pendingConnectionAvailable = new Signal0(this);

    /** Emitted when a connection could not be accepted; accepting pauses. Argument: what. */
    public final Signal1<SocketError> acceptError = new Signal1<>(this);

    private final ServerCore core = new ServerCore(this);

    /** Makes a server that does not listen. */
    public QTcpServer() {
        this(null);
    }

    /**
     * Makes a server that does not listen.
     *
     * @param parent the parent, or null
     */
    public QTcpServer(QObject parent) {
        super(parent);
    }

    @Override
    protected void disposing() {
        core.close();
        super.disposing();
    }

    // -- listening --------------------------------------------------------------------------------

    /**
     * Listens on all interfaces, IPv4 and IPv6, on a port that the system picks.
     *
     * @return whether it listens; if not, {@link #serverError()} says why
     */
    public boolean listen() {
        return listen(QHostAddress.SpecialAddress.Any, 0);
    }

    /**
     * Listens on an address, on a port that the system picks.
     *
     * @param address the address
     * @return whether it listens; if not, {@link #serverError()} says why
     */
    public boolean listen(QHostAddress address) {
        return listen(address, 0);
    }

    /**
     * Listens on a special address, on a port that the system picks.
     *
     * @param address such as Any (both protocols), AnyIPv4, AnyIPv6, LocalHost
     * @return whether it listens; if not, {@link #serverError()} says why
     */
    public boolean listen(QHostAddress.SpecialAddress address) {
        return listen(address, 0);
    }

    /**
     * Listens on a special address.
     *
     * @param address such as Any (both protocols), AnyIPv4, AnyIPv6, LocalHost
     * @param port 0 to 65535; 0 for one that is free: see {@link #serverPort()}
     * @return whether it listens; if not, {@link #serverError()} says why
     */
    public boolean listen(QHostAddress.SpecialAddress address, int port) {
        return listen(new QHostAddress(address), port);
    }

    /**
     * Listens on an address.
     *
     * @param address the address
     * @param port 0 to 65535; 0 for one that is free: see {@link #serverPort()}
     * @return whether it listens; if not, {@link #serverError()} says why. False without an error
     *     if the server listens already
     */
    public boolean listen(QHostAddress address, int port) {
        checkThread();
        Objects.requireNonNull(address, "address");
        SocketCore.requirePort(port);
        return core.listen(address, port);
    }

    /**
     * Takes over a channel that listens already, such as the one inherited from inetd or systemd.
     *
     * @param descriptor a listening channel that nobody took yet
     * @return whether it was taken; if not, {@link #serverError()} says why
     */
    public boolean setSocketDescriptor(QSocketDescriptor descriptor) {
        checkThread();
        return core.adopt(Objects.requireNonNull(descriptor, "descriptor"));
    }

    /**
     * Returns the listening channel.
     *
     * @return the channel, or null if the server does not listen
     */
    public QSocketDescriptor socketDescriptor() {
        return core.engine == null ? null : core.engine.socketDescriptor();
    }

    /** Stops listening; destroys the pending connections. Those taken out live on. */
    public void close() {
        checkThread();
        core.close();
    }

    /**
     * Tells whether the server listens.
     *
     * @return whether it does
     */
    public boolean isListening() {
        return core.engine != null;
    }

    /**
     * Returns the address on which the server listens.
     *
     * @return the address; a null one if it does not listen
     */
    public QHostAddress serverAddress() {
        return core.engine == null ? new QHostAddress() : core.engine.localAddress();
    }

    /**
     * Returns the port on which the server listens.
     *
     * @return the port, 0 if it does not listen
     */
    public int serverPort() {
        return core.engine == null ? 0 : core.engine.localPort();
    }

    /**
     * Returns the last error.
     *
     * @return the error, UnknownSocketError if there was none
     */
    public SocketError serverError() {
        return core.error;
    }

    /**
     * Returns the text of the last error.
     *
     * @return the text, empty if there was none
     */
    public String errorString() {
        return core.errorString;
    }

    // -- accepting --------------------------------------------------------------------------------

    /**
     * Tells whether a connection is pending.
     *
     * @return whether {@link #nextPendingConnection} will return one
     */
    public boolean hasPendingConnections() {
        return !core.pending.isEmpty();
    }

    /**
     * Takes the oldest connection out of the queue.
     *
     * @return a connected socket, child of the server; null if none is pending
     */
    public QTcpSocket nextPendingConnection() {
        checkThread();
        return core.nextPending();
    }

    /**
     * Puts a socket into the queue of pending connections: for overriders of {@link
     * #incomingConnection}.
     *
     * @param socket the socket
     */
    protected void addPendingConnection(QTcpSocket socket) {
        core.pending.add(Objects.requireNonNull(socket, "socket"));
        pendingConnectionAvailable.emit();
    }

    /**
     * Called for every connection. Makes a QTcpSocket of it and adds it to the pending ones. An
     * overrider may keep the descriptor instead, or give it to a socket in another thread; it
     * closes the connection if it is not interested.
     *
     * @param descriptor the accepted connection
     */
    protected void incomingConnection(QSocketDescriptor descriptor) {
        QTcpSocket socket = new QTcpSocket(this);
        socket.setSocketDescriptor(descriptor);
        addPendingConnection(socket);
    }

    /**
     * Waits until a connection comes; works with and without an event loop.
     *
     * @param msec at most so many milliseconds; -1 for ever
     * @return whether one was accepted; if not, {@link #serverError()} says why
     */
    public boolean waitForNewConnection(int msec) {
        return waitForNewConnection(msec, null);
    }

    /**
     * Waits until a connection comes; works with and without an event loop.
     *
     * @param msec at most so many milliseconds; -1 for ever
     * @param timedOut element 0 is set to whether the time was over; may be null
     * @return whether one was accepted; if not, {@link #serverError()} says why
     */
    public boolean waitForNewConnection(int msec, boolean[] timedOut) {
        checkThread();
        return core.waitForNewConnection(QDeadlineTimer.ofMillis(msec), timedOut);
    }

    /** Stops accepting; the system holds what comes meanwhile, up to the backlog. */
    public void pauseAccepting() {
        checkThread();
        core.setAccepting(false);
    }

    /** Goes on accepting. */
    public void resumeAccepting() {
        checkThread();
        core.setAccepting(true);
    }

    // -- settings ---------------------------------------------------------------------------------

    /**
     * Returns how many connections may be pending.
     *
     * @return the number, 30 unless set
     */
    public int maxPendingConnections() {
        return core.maxPending;
    }

    /**
     * Sets how many connections may be pending before the server leaves further ones to the system.
     *
     * @param numConnections the number; 0 or less accepts none
     */
    public void setMaxPendingConnections(int numConnections) {
        core.maxPending = numConnections;
    }

    /**
     * Returns how many connections the system may hold before the server accepts them.
     *
     * @return the number, 50 unless set
     */
    public int listenBacklogSize() {
        return core.backlog;
    }

    /**
     * Sets how many connections the system may hold before the server accepts them; from the next
     * {@link #listen} on. The system has a limit of its own.
     *
     * @param size the number
     */
    public void setListenBacklogSize(int size) {
        core.backlog = size;
    }

    /**
     * Returns after which time accepting resumes by itself when it had failed.
     *
     * @return milliseconds, 0 for never
     */
    public int acceptRetryInterval() {
        return core.retryInterval;
    }

    /**
     * Lets accepting resume by itself when it had failed, for example for want of file descriptors:
     * after this time first, after twice the time when it fails again at once, and so on up to 32
     * times. Not in Qt, and off by default.
     *
     * @param msecs milliseconds, 0 for never
     */
    public void setAcceptRetryInterval(int msecs) {
        if (msecs < 0) {
            throw new IllegalArgumentException("The interval must not be negative: " + msecs);
        }
        core.retryInterval = msecs;
    }

    /** A server that moves takes its channel from the old thread's loop to the new one's. */
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
