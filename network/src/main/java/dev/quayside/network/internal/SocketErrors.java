// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.network.internal;

import dev.quayside.network.QAbstractSocketBase.SocketError;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;

/**
 * The one table from what Java throws to the errors and texts of Qt; each row was measured in Qt
 * 6.4.2 by making the system call fail. A row holds in any locale: where the system's text is not
 * English, the exception's class and what can be found out about the address decide.
 */
final class SocketErrors {
    static final SocketFailure REMOTE_HOST_CLOSED =
            row(SocketError.RemoteHostClosedError, "The remote host closed the connection");
    static final SocketFailure TIMEOUT =
            row(SocketError.SocketTimeoutError, "Network operation timed out");
    static final SocketFailure TEMPORARY = row(SocketError.TemporaryError, "Temporary error");
    static final SocketFailure UNSUPPORTED =
            row(SocketError.UnsupportedSocketOperationError, "Unsupported socket operation");
    static final SocketFailure INVALID_DESCRIPTOR =
            row(SocketError.UnsupportedSocketOperationError, "Invalid socket descriptor");
    static final SocketFailure UNFINISHED =
            row(SocketError.UnfinishedSocketOperationError, "Invalid socket descriptor");
    static final SocketFailure CONNECTION_REFUSED =
            row(SocketError.ConnectionRefusedError, "Connection refused");

    static final SocketFailure UNKNOWN = row(SocketError.UnknownSocketError, "Unknown error");
    private static final SocketFailure NETWORK_UNREACHABLE =
            row(SocketError.NetworkError, "Network unreachable");
    private static final SocketFailure HOST_UNREACHABLE =
            row(SocketError.NetworkError, "Host unreachable");
    private static final SocketFailure CONNECT_TIMED_OUT =
            row(SocketError.NetworkError, "Connection timed out");
    private static final SocketFailure NO_ACCESS =
            row(SocketError.SocketAccessError, "Permission denied");
    private static final SocketFailure CONNECT_FROM_USED =
            row(SocketError.NetworkError, "The bound address is already in use");
    private static final SocketFailure ADDRESS_IN_USE =
            row(SocketError.AddressInUseError, "The bound address is already in use");
    private static final SocketFailure ADDRESS_PROTECTED =
            row(SocketError.SocketAccessError, "The address is protected");
    private static final SocketFailure ADDRESS_NOT_AVAILABLE =
            row(SocketError.SocketAddressNotAvailableError, "The address is not available");
    private static final SocketFailure NO_RESOURCES =
            row(SocketError.SocketResourceError, "Out of resources");
    private static final SocketFailure PROTOCOL_UNSUPPORTED =
            row(SocketError.UnsupportedSocketOperationError, "Protocol type not supported");
    private static final SocketFailure ACCEPT_ABORTED =
            row(SocketError.NetworkError, "The remote host closed the connection");
    private static final SocketFailure READ_TIMED_OUT =
            row(SocketError.SocketTimeoutError, "Connection timed out");
    private static final SocketFailure NOT_CONNECTED =
            row(SocketError.NetworkError, "Transport endpoint is not connected");
    private static final SocketFailure CLOSED =
            row(SocketError.NetworkError, "Bad file descriptor");

    /** Below it, ports are for privileged programs, unless the system was told otherwise. */
    private static final int FIRST_UNPRIVILEGED_PORT = 1024;

    private SocketErrors() {}

    private static SocketFailure row(SocketError error, String text) {
        return new SocketFailure(error, text);
    }

    /**
     * Loads what reporting errors takes. To be called before it is needed: once the program is out
     * of file descriptors, no class can be loaded.
     */
    static void load() {
        onAccept(new ClosedChannelException());
    }

    /** A channel could not be opened. */
    static SocketFailure onOpen(Exception e) {
        return switch (ErrorCause.of(e)) {
            case NO_ACCESS -> NO_ACCESS;
            case INVALID, UNSUPPORTED -> PROTOCOL_UNSUPPORTED;
            case NO_RESOURCES -> NO_RESOURCES;
            // what else can keep a program from opening a socket
            case UNRECOGNISED -> e instanceof SocketException ? NO_RESOURCES : UNKNOWN;
            default -> UNKNOWN;
        };
    }

    /** A connect failed, at once or later. */
    static SocketFailure onConnect(Exception e) {
        return switch (ErrorCause.of(e)) {
            case REFUSED, RESET, INVALID -> CONNECTION_REFUSED;
            case NETWORK_UNREACHABLE -> NETWORK_UNREACHABLE;
            case HOST_UNREACHABLE -> HOST_UNREACHABLE;
            case TIMED_OUT -> CONNECT_TIMED_OUT;
            case NO_ACCESS, NOT_PERMITTED -> NO_ACCESS;
            case ADDRESS_IN_USE -> CONNECT_FROM_USED;
            case UNRECOGNISED -> onConnectByClass(e);
            default -> UNKNOWN;
        };
    }

    private static SocketFailure onConnectByClass(Exception e) {
        if (e instanceof ConnectException) {
            return CONNECTION_REFUSED;
        }
        if (e instanceof NoRouteToHostException) {
            return HOST_UNREACHABLE;
        }
        if (e instanceof BindException) {
            return NO_ACCESS;
        }
        return e instanceof SocketException ? NETWORK_UNREACHABLE : UNKNOWN;
    }

    /** Binding to an address failed, or listening on it. */
    static SocketFailure onBind(Exception e, InetSocketAddress address) {
        return switch (ErrorCause.of(e)) {
            case ADDRESS_IN_USE -> ADDRESS_IN_USE;
            case ADDRESS_NOT_AVAILABLE -> ADDRESS_NOT_AVAILABLE;
            case NO_ACCESS -> ADDRESS_PROTECTED;
            case INVALID -> UNSUPPORTED;
            case UNRECOGNISED -> e instanceof BindException ? onBindByAddress(address) : UNKNOWN;
            default -> UNKNOWN;
        };
    }

    private static SocketFailure onBindByAddress(InetSocketAddress address) {
        int port = address.getPort();
        if (!isLocal(address.getAddress())) {
            return ADDRESS_NOT_AVAILABLE;
        }
        boolean privileged = port > 0 && port < FIRST_UNPRIVILEGED_PORT;
        return privileged && !"root".equals(System.getProperty("user.name"))
                ? ADDRESS_PROTECTED
                : ADDRESS_IN_USE;
    }

    private static boolean isLocal(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isMulticastAddress()) {
            return true;
        }
        try {
            return NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException e) {
            return true; // cannot be found out; the commoner error is the other one
        }
    }

    /** Accepting a connection failed. */
    static SocketFailure onAccept(Exception e) {
        return switch (ErrorCause.of(e)) {
            case NO_RESOURCES -> NO_RESOURCES;
            case NO_ACCESS, NOT_PERMITTED -> NO_ACCESS;
            case ABORTED -> ACCEPT_ABORTED;
            case INVALID, UNSUPPORTED -> PROTOCOL_UNSUPPORTED;
            case CLOSED -> INVALID_DESCRIPTOR;
            case UNRECOGNISED -> canOpen() ? UNKNOWN : NO_RESOURCES;
            default -> UNKNOWN;
        };
    }

    private static boolean canOpen() {
        try (SocketChannel probe = SocketChannel.open()) {
            return probe.isOpen();
        } catch (IOException e) {
            return false;
        }
    }

    /** Reading failed; also the end of the stream by a reset. */
    static SocketFailure onRead(Exception e) {
        return switch (ErrorCause.of(e)) {
            case RESET -> REMOTE_HOST_CLOSED;
            case TIMED_OUT -> READ_TIMED_OUT;
            case CLOSED -> CLOSED;
            case NOT_CONNECTED -> NOT_CONNECTED;
            // Qt gives the system's text as well, whatever its language
            default -> row(SocketError.NetworkError, String.valueOf(e.getMessage()));
        };
    }

    /**
     * Writing failed. What is neither a reset nor a timeout leaves in Qt whatever error was set
     * before; here it is told as for reading, but for a socket that was never connected.
     */
    static SocketFailure onWrite(Exception e) {
        return switch (ErrorCause.of(e)) {
            // on a connected socket there is hardly anything else
            case RESET, BROKEN_PIPE, UNRECOGNISED -> REMOTE_HOST_CLOSED;
            case NOT_CONNECTED -> null;
            default -> onRead(e);
        };
    }

    /** Waiting failed: no selector could be opened, or the channel was closed. */
    static SocketFailure onWait(Exception e) {
        ErrorCause cause = ErrorCause.of(e);
        return cause == ErrorCause.CLOSED ? INVALID_DESCRIPTOR : NO_RESOURCES;
    }
}
