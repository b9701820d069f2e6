// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.network;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;

/** Turns addresses of Qt's kind into Java's. */
final class JavaAddresses {

    /** What Java takes for "no scope". */
    private static final int NO_SCOPE = -1;

    private JavaAddresses() {}

    static InetAddress toInetAddress(HostAddressValue address) {
        try {
            return switch (address.protocol()) {
                case IPv4Protocol ->
                        InetAddress.getByAddress(
                                ByteBuffer.allocate(4).putInt((int) address.low()).array());
                // Not "0.0.0.0" and not "::": which of them takes both protocols is for Java to
                // say.
                case AnyIPProtocol -> new InetSocketAddress(0).getAddress();
                case IPv6Protocol -> toInet6Address(address);
                case UnknownNetworkLayerProtocol ->
                        throw new IllegalStateException("a null address has no Java form");
            };
        } catch (UnknownHostException e) {
            // Thrown for byte arrays of a wrong length only.
            throw new IllegalStateException(e);
        }
    }

    private static InetAddress toInet6Address(HostAddressValue address)
            throws UnknownHostException {
        byte[] bytes = address.toIPv6Address();
        if (address.hasIPv4Form()) {
            return InetAddress.getByAddress(bytes);
        }
        return Inet6Address.getByAddress(null, bytes, scopeNumber(address.scopeId()));
    }

    /** The scope id of an address from Java, as Qt would name it; null if there is none. */
    static String scopeIdOf(Inet6Address address) {
        NetworkInterface scoped = address.getScopedInterface();
        if (scoped != null) {
            return scoped.getName();
        }
        int number = address.getScopeId();
        if (number == 0) {
            return null;
        }
        String name = QNetworkInterface.interfaceNameFromIndex(number);
        return name.isEmpty() ? Integer.toString(number) : name;
    }

    /** The number of a scope id; {@link #NO_SCOPE} if it names nothing. */
    private static int scopeNumber(String scopeId) {
        int index = scopeId.isEmpty() ? 0 : QNetworkInterface.interfaceIndexFromName(scopeId);
        return index > 0 ? index : NO_SCOPE;
    }
}
