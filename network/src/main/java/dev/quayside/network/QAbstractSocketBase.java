// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.network;

/**
 * The enums of {@code QAbstractSocket}, in an interface of their own so that layers below the
 * socket (the engine, addresses, resolver) can name them without knowing the socket. {@code
 * QAbstractSocket} implements it; programs write {@code
 * QAbstractSocket.SocketState.ConnectedState}.
 *
 * <p>Every member has Qt's name and Qt's number ({@code value()}).
 *
 * @see <a href="https://doc.qt.io/qt-6/qabstractsocket.html">QAbstractSocket</a>
 */
public interface QAbstractSocketBase {

    /** Where a socket stands between unconnected and closed. */
    enum SocketState {
        /** Not connected. */
        UnconnectedState(0),
        /** The host name is being looked up. */
        HostLookupState(1),
        /** A connection is being made. */
        ConnectingState(2),
        /** Connected. */
        ConnectedState(3),
        /** Bound to a local address and port. */
        BoundState(4),
        /** Listening; used by servers inside. */
        ListeningState(5),
        /** About to close: bytes may still wait to be written. */
        ClosingState(6);

        private final int value;

        SocketState(int value) {
            this.value = value;
        }

        /**
         * Returns Qt's number for this member.
         *
         * @return the number
         */
        public int value() {
            return value;
        }
    }

    /** What went wrong with a socket or server. */
    enum SocketError {
        /** The peer refused the connection, or did not answer in time. */
        ConnectionRefusedError(0),
        /** The peer closed the connection. */
        RemoteHostClosedError(1),
        /** The host name has no address. */
        HostNotFoundError(2),
        /** The program lacks the permission. */
        SocketAccessError(3),
        /** The system ran out of resources, for example of file descriptors. */
        SocketResourceError(4),
        /** The operation took longer than it was given. */
        SocketTimeoutError(5),
        /** The datagram is larger than the system allows. */
        DatagramTooLargeError(6),
        /** The network failed, for example by an unplugged cable. */
        NetworkError(7),
        /** The address and port are taken. */
        AddressInUseError(8),
        /** The address does not belong to this host. */
        SocketAddressNotAvailableError(9),
        /** The operation is not supported by the system or socket. */
        UnsupportedSocketOperationError(10),
        /** The last operation has not finished yet; used by engines inside. */
        UnfinishedSocketOperationError(11),
        /** The proxy wants authentication. */
        ProxyAuthenticationRequiredError(12),
        /** The TLS handshake failed. */
        SslHandshakeFailedError(13),
        /** The proxy refused the connection. */
        ProxyConnectionRefusedError(14),
        /** The proxy closed the connection before the one to the peer was made. */
        ProxyConnectionClosedError(15),
        /** The proxy did not answer in time. */
        ProxyConnectionTimeoutError(16),
        /** The proxy's host name has no address. */
        ProxyNotFoundError(17),
        /** The proxy's answer could not be understood. */
        ProxyProtocolError(18),
        /** The operation is not allowed in the socket's present state. */
        OperationError(19),
        /** The TLS library reported an error of its own. */
        SslInternalError(20),
        /** Bad certificate, key or cipher was given. */
        SslInvalidUserDataError(21),
        /** A passing error, for example a call that would block. */
        TemporaryError(22),
        /** An error that is none of the others. */
        UnknownSocketError(-1);

        private final int value;

        SocketError(int value) {
            this.value = value;
        }

        /**
         * Returns Qt's number for this member.
         *
         * @return the number
         */
        public int value() {
            return value;
        }
    }

    /** The transport protocol of a socket. */
    enum SocketType {
        /** TCP. */
        TcpSocket(0),
        /** UDP. */
        UdpSocket(1),
        /** SCTP. */
        SctpSocket(2),
        /** None of these. */
        UnknownSocketType(-1);

        private final int value;

        SocketType(int value) {
            this.value = value;
        }

        /**
         * Returns Qt's number for this member.
         *
         * @return the number
         */
        public int value() {
            return value;
        }
    }

    /** The network protocol of an address or socket. */
    enum NetworkLayerProtocol {
        /** IPv4. */
        IPv4Protocol(0),
        /** IPv6. */
        IPv6Protocol(1),
        /** Either of the two. */
        AnyIPProtocol(2),
        /** None of these. */
        UnknownNetworkLayerProtocol(-1);

        private final int value;

        NetworkLayerProtocol(int value) {
            this.value = value;
        }

        /**
         * Returns Qt's number for this member.
         *
         * @return the number
         */
        public int value() {
            return value;
        }
    }

    /** How a socket is bound. */
    enum BindFlag {
        /** What is usual on the platform. */
        DefaultForPlatform(0),
        /** Other services may bind to the same address and port. */
        ShareAddress(1),
        /** No other service may bind to the same address and port. */
        DontShareAddress(2),
        /** Try to bind even where the address and port are taken. */
        ReuseAddressHint(4);

        private final int value;

        BindFlag(int value) {
            this.value = value;
        }

        /**
         * Returns Qt's number for this member.
         *
         * @return the number
         */
        public int value() {
            return value;
        }
    }

    /** When a socket stops by itself and waits for {@code resume()}. */
    enum PauseMode {
        /** Never. */
        PauseNever(0),
        /** At TLS errors. */
        PauseOnSslErrors(1);

        private final int value;

        PauseMode(int value) {
            this.value = value;
        }

        /**
         * Returns Qt's number for this member.
         *
         * @return the number
         */
        public int value() {
            return value;
        }
    }

    /** An option of a socket. */
    enum SocketOption {
        /** Small writes are sent at once (TCP_NODELAY). */
        LowDelayOption(0),
        /** Idle connections are probed (SO_KEEPALIVE). */
        KeepAliveOption(1),
        /** Time to live of multicast datagrams. */
        MulticastTtlOption(2),
        /** Whether multicast datagrams loop back to the sender. */
        MulticastLoopbackOption(3),
        /** Type of service of the packets (IP_TOS). */
        TypeOfServiceOption(4),
        /** Size of the system's send buffer, in bytes. */
        SendBufferSizeSocketOption(5),
        /** Size of the system's receive buffer, in bytes. */
        ReceiveBufferSizeSocketOption(6),
        /** Path MTU as the system knows it, in bytes. */
        PathMtuSocketOption(7);

        private final int value;

        SocketOption(int value) {
            this.value = value;
        }

        /**
         * Returns Qt's number for this member.
         *
         * @return the number
         */
        public int value() {
            return value;
        }
    }
}
