// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.network;

import dev.quayside.core.QIODevice;
import dev.quayside.core.QObject;
import java.util.Objects;

/** The part of {@link QAbstractSocket} that says how the socket stands, and sets its options. */
abstract sealed class SocketProperties extends QIODevice implements QAbstractSocketBase
        permits QAbstractSocket {
    final SocketCore core = new SocketCore((QAbstractSocket) this);

    SocketProperties(QObject parent) {
        super(parent);
    }

    @Override
    protected final void checkAccess() {
        checkThread();
    }

    // -- state ------------------------------------------------------------------------------------

    /**
     * Returns the state.
     *
     * @return the state
     */
    public SocketState state() {
        return core.state;
    }

    /**
     * Returns the last error.
     *
     * @return the error, UnknownSocketError if there was none
     */
    public SocketError error() {
        return core.error();
    }

    /**
     * Returns the type.
     *
     * @return TcpSocket
     */
    public SocketType socketType() {
        return SocketType.TcpSocket;
    }

    /**
     * Tells whether the socket is ready for use.
     *
     * @return whether it has a channel
     */
    public boolean isValid() {
        return core.isValid();
    }

    @Override
    public boolean isSequential() {
        return true;
    }

    /**
     * Returns the address of the own end.
     *
     * @return the address; a null one if not bound or connected
     */
    public QHostAddress localAddress() {
        return SocketEndpoints.localAddress(core);
    }

    /**
     * Returns the port of the own end.
     *
     * @return the port, 0 if not bound or connected
     */
    public int localPort() {
        return SocketEndpoints.localPort(core);
    }

    /**
     * Returns the address of the peer; known until the slots of {@link
     * QAbstractSocket#disconnected} have run.
     *
     * @return the address; a null one if not connected
     */
    public QHostAddress peerAddress() {
        return SocketEndpoints.peerAddress(core);
    }

    /**
     * Returns the port of the peer; known until the slots of {@link QAbstractSocket#disconnected}
     * have run.
     *
     * @return the port, 0 if not connected
     */
    public int peerPort() {
        return SocketEndpoints.peerPort(core);
    }

    /**
     * Returns the name that connectToHost was given.
     *
     * @return the name, empty for an accepted socket
     */
    public String peerName() {
        SocketDetails details = core.detailsOrNull();
        return details == null ? "" : details.peerName;
    }

    // -- options ----------------------------------------------------------------------------------

    /**
     * Returns an option of the system's socket.
     *
     * @param option which
     * @return the value; null while there is no channel
     */
    public Object socketOption(SocketOption option) {
        checkThread();
        return core.hasLivingEngine() ? core.engine.option(option) : null;
    }

    /**
     * Sets an option of the system's socket; ignored while there is no channel.
     *
     * @param option which
     * @param value the value; flags are 0 or 1
     */
    public void setSocketOption(SocketOption option, int value) {
        checkThread();
        if (core.hasLivingEngine()) {
            core.engine.setOption(option, value);
        }
    }

    /**
     * Returns the protocol's tag.
     *
     * @return what setProtocolTag set
     */
    public String protocolTag() {
        SocketDetails details = core.detailsOrNull();
        return details == null ? "" : details.protocolTag;
    }

    /**
     * Names the protocol spoken, for the choice of a proxy.
     *
     * @param tag such as http
     */
    public void setProtocolTag(String tag) {
        core.details().protocolTag = Objects.requireNonNull(tag, "tag");
    }

    // -- for subclasses ---------------------------------------------------------------------------

    /**
     * Sets what {@link #state()} returns; emits nothing.
     *
     * @param state the state
     */
    protected void setSocketState(SocketState state) {
        core.state = Objects.requireNonNull(state, "state");
    }

    /**
     * Sets what {@link #error()} returns; emits nothing.
     *
     * @param socketError the error
     */
    protected void setSocketError(SocketError socketError) {
        core.setError(Objects.requireNonNull(socketError, "socketError"));
    }

    /**
     * Sets what {@link #localPort()} returns.
     *
     * @param port the port
     */
    protected void setLocalPort(int port) {
        core.details().localPort = port;
    }

    /**
     * Sets what {@link #localAddress()} returns.
     *
     * @param address the address
     */
    protected void setLocalAddress(QHostAddress address) {
        core.details().localAddress = new QHostAddress(address);
    }

    /**
     * Sets what {@link #peerPort()} returns.
     *
     * @param port the port
     */
    protected void setPeerPort(int port) {
        core.details().peerPort = port;
    }

    /**
     * Sets what {@link #peerAddress()} returns.
     *
     * @param address the address
     */
    protected void setPeerAddress(QHostAddress address) {
        core.details().peerAddress = new QHostAddress(address);
    }

    /**
     * Sets what {@link #peerName()} returns.
     *
     * @param name the name
     */
    protected void setPeerName(String name) {
        core.details().peerName = Objects.requireNonNull(name, "name");
    }
}
