// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.network.internal;

import dev.quayside.network.QAbstractSocketBase.NetworkLayerProtocol;
import dev.quayside.network.QHostAddress;
import dev.quayside.network.QHostAddress.SpecialAddress;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;

/** Turns Java's addresses of end points into Qt's, and Qt's into Java's. */
final class SocketAddresses {
    private static final int IPV6_BYTES = 16;
    private static final int MAPPED_PREFIX = 10;

    private static final byte[] ANY_IPV4 = new byte[4];
    private static final byte[] ANY_IPV6 = new byte[IPV6_BYTES];

    private SocketAddresses() {}

    /**
     * Returns the Java form of an address to bind to. A null address is 0.0.0.0, as in Qt.
     *
     * @param ipv6 whether the channel is of the IPv6 family
     */
    static InetSocketAddress toBind(QHostAddress address, int port, boolean ipv6) {
        return switch (address.protocol()) {
            case AnyIPProtocol -> wildcard(ipv6, port);
            case UnknownNetworkLayerProtocol -> wildcard(false, port);
            case IPv4Protocol, IPv6Protocol -> new InetSocketAddress(address.toInetAddress(), port);
        };
    }

    private static InetSocketAddress wildcard(boolean ipv6, int port) {
        try {
            return new InetSocketAddress(
                    InetAddress.getByAddress(ipv6 ? ANY_IPV6 : ANY_IPV4), port);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e); // only for a wrong number of bytes
        }
    }

    /** Returns the Java form of an address to connect to. A wildcard is this host. */
    static InetSocketAddress toConnect(QHostAddress address, int port) {
        QHostAddress a = address;
        if (a.toInetAddress().isAnyLocalAddress()) {
            boolean ipv6 = a.protocol() == NetworkLayerProtocol.IPv6Protocol;
            a = new QHostAddress(ipv6 ? SpecialAddress.LocalHostIPv6 : SpecialAddress.LocalHost);
        }
        return new InetSocketAddress(a.toInetAddress(), port);
    }

    /**
     * Returns whether the system refuses the address, with "invalid argument", on an IPv6 socket as
     * Qt makes it. Java would let it pass, or put in an interface of its own choice.
     */
    static boolean isLinkLocalWithoutScope(QHostAddress address) {
        return address.protocol() == NetworkLayerProtocol.IPv6Protocol
                && address.isLinkLocal()
                && ((java.net.Inet6Address) address.toInetAddress()).getScopeId() == 0;
    }

    /** Returns whether an IPv6 address is ::ffff:a.b.c.d. */
    static boolean isMapped(QHostAddress address) {
        return address.protocol() == NetworkLayerProtocol.IPv6Protocol
                && address.toInetAddress() instanceof Inet4Address;
    }

    /**
     * Returns Qt's form of an address that a channel reports.
     *
     * @param address the address, or null
     * @param ipv6 whether the channel is of the IPv6 family: then an IPv4 address is a mapped one
     * @param dual whether it takes both protocols: then the wildcard is Any
     */
    static QHostAddress toQt(SocketAddress address, boolean ipv6, boolean dual) {
        if (!(address instanceof InetSocketAddress endPoint)) {
            return new QHostAddress(); // none, or one of the Unix domain
        }
        InetAddress inet = endPoint.getAddress();
        if (!ipv6) {
            return new QHostAddress(inet);
        }
        if (inet.isAnyLocalAddress()) {
            return new QHostAddress(dual ? SpecialAddress.Any : SpecialAddress.AnyIPv6);
        }
        return inet instanceof Inet4Address ? mapped(inet) : new QHostAddress(inet);
    }

    private static QHostAddress mapped(InetAddress inet) {
        byte[] bytes = new byte[IPV6_BYTES];
        bytes[MAPPED_PREFIX] = (byte) 0xff;
        bytes[MAPPED_PREFIX + 1] = (byte) 0xff;
        System.arraycopy(inet.getAddress(), 0, bytes, MAPPED_PREFIX + 2, ANY_IPV4.length);
        return new QHostAddress(bytes);
    }

    /** Returns the port of an address that a channel reports; 0 if there is none. */
    static int portOf(SocketAddress address) {
        return address instanceof InetSocketAddress endPoint ? endPoint.getPort() : 0;
    }
}
