// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.epoll;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.UnresolvedAddressException;
import java.nio.channels.UnsupportedAddressTypeException;
import java.util.Arrays;

/**
 * Java's addresses as the kernel has them.
 *
 * <pre>
 *   sockaddr_in    family 2 | port 2 | address 4 | (zero 8)
 *   sockaddr_in6   family 2 | port 2 | flow 4 | address 16 | scope 4
 * </pre>
 *
 * <p>The family and the scope are in the order of the machine, port and address in that of the
 * network.
 */
final class SocketAddressBytes {
    static final int IPV4_SIZE = 16;
    private static final int IPV6_SIZE = 28;
    private static final int PORT = 2;
    private static final int IPV4_ADDRESS = 4;
    private static final int IPV6_ADDRESS = 8;
    private static final int SCOPE = 24;
    private static final int MAPPED = 10;

    private SocketAddressBytes() {}

    /** Returns room for an address of either kind. */
    static byte[] empty() {
        return new byte[IPV6_SIZE];
    }

    /**
     * Turns an address of Java into the kernel's.
     *
     * @param ipv6 whether the socket is of the IPv6 family, to which IPv4 addresses are mapped
     * @throws UnresolvedAddressException if it is the name of an unknown host
     * @throws UnsupportedAddressTypeException if the socket cannot have it
     */
    static byte[] of(SocketAddress address, boolean ipv6) {
        if (!(address instanceof InetSocketAddress endPoint)) {
            throw new UnsupportedAddressTypeException();
        }
        if (endPoint.isUnresolved()) {
            throw new UnresolvedAddressException();
        }
        InetAddress host = endPoint.getAddress();
        if (!ipv6 && !(host instanceof Inet4Address)) {
            throw new UnsupportedAddressTypeException();
        }
        byte[] bytes = new byte[ipv6 ? IPV6_SIZE : IPV4_SIZE];
        ByteBuffer fields = ByteBuffer.wrap(bytes);
        fields.putShort(PORT, (short) endPoint.getPort());
        if (!ipv6) {
            fields.put(IPV4_ADDRESS, host.getAddress());
        } else if (host instanceof Inet6Address v6) {
            fields.put(IPV6_ADDRESS, v6.getAddress());
        } else if (!host.isAnyLocalAddress()) { // else that of IPv6, which is for both
            fields.putShort(IPV6_ADDRESS + MAPPED, (short) 0xffff);
            fields.put(IPV6_ADDRESS + MAPPED + 2, host.getAddress());
        }
        fields.order(ByteOrder.nativeOrder());
        fields.putShort(0, (short) (ipv6 ? SocketCalls.AF_INET6 : SocketCalls.AF_INET));
        if (host instanceof Inet6Address v6) {
            fields.putInt(SCOPE, v6.getScopeId());
        }
        return bytes;
    }

    /** As {@link #of}, whom to connect to: the address of any is this machine. */
    static byte[] ofPeer(SocketAddress address, boolean ipv6) {
        if (address instanceof InetSocketAddress endPoint
                && !endPoint.isUnresolved()
                && endPoint.getAddress().isAnyLocalAddress()) {
            String own = endPoint.getAddress() instanceof Inet4Address ? "127.0.0.1" : "::1";
            InetAddress host = InetAddress.ofLiteral(own);
            return of(new InetSocketAddress(host, endPoint.getPort()), ipv6);
        }
        return of(address, ipv6);
    }

    /** Returns the port, 0 if there is none. */
    static int port(byte[] bytes) {
        return Short.toUnsignedInt(ByteBuffer.wrap(bytes).getShort(PORT));
    }

    /** Returns the family. */
    static int family(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder()).getShort(0);
    }

    /** Turns an address of the kernel into Java's; one that is mapped becomes IPv4 again. */
    static InetSocketAddress toJava(byte[] bytes) {
        try {
            return new InetSocketAddress(host(bytes), port(bytes));
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e); // only for a wrong number of bytes
        }
    }

    private static InetAddress host(byte[] bytes) throws UnknownHostException {
        if (family(bytes) == SocketCalls.AF_INET) {
            byte[] v4 = Arrays.copyOfRange(bytes, IPV4_ADDRESS, IPV4_ADDRESS + 4);
            return InetAddress.getByAddress(v4);
        }
        byte[] v6 = Arrays.copyOfRange(bytes, IPV6_ADDRESS, SCOPE);
        InetAddress host = InetAddress.getByAddress(v6); // IPv4 where it is mapped
        int scope = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder()).getInt(SCOPE);
        return host instanceof Inet4Address || scope == 0
                ? host
                : Inet6Address.getByAddress(null, v6, scope);
    }
}
