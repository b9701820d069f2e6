// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.network;

import dev.quayside.network.QAbstractSocketBase.NetworkLayerProtocol;
import dev.quayside.network.internal.AddressFormatter;
import dev.quayside.network.internal.AddressKind;
import java.net.InetAddress;
import java.nio.ByteBuffer;

/** The content of a {@link QHostAddress} and all that can be read off one address alone. */
abstract class HostAddressValue {

    static final int IPV6_BYTES = 16;

    private NetworkLayerProtocol protocol = NetworkLayerProtocol.UnknownNetworkLayerProtocol;

    // The sixteen bytes of toIPv6Address(): an IPv4 address is held in its mapped form, 0.0.0.0 as
    // ::.
    private long high;
    private long low;

    /** Null is Qt's null string, which is streamed differently from an empty one. */
    private String scopeId;

    HostAddressValue() {}

    final void assign(HostAddressValue other) {
        set(other.protocol, other.high, other.low);
        scopeId = other.scopeId;
    }

    final void set(NetworkLayerProtocol newProtocol, long newHigh, long newLow) {
        protocol = newProtocol;
        high = newHigh;
        low = newLow;
    }

    final void setRawScopeId(String id) {
        scopeId = id;
    }

    final String rawScopeId() {
        return scopeId;
    }

    final long high() {
        return high;
    }

    final long low() {
        return low;
    }

    /**
     * Whether the low 32 bits are an IPv4 address: IPv4 itself but 0.0.0.0, or IPv4-mapped IPv6.
     */
    final boolean hasIPv4Form() {
        return high == 0 && low >>> 32 == 0xffff;
    }

    private AddressKind kind() {
        return switch (protocol) {
            case IPv4Protocol -> AddressKind.ofIPv4((int) low);
            case IPv6Protocol -> AddressKind.ofIPv6(high, low);
            default -> AddressKind.OTHER;
        };
    }

    /**
     * Returns what kind of address this is.
     *
     * @return IPv4Protocol, IPv6Protocol, AnyIPProtocol for {@code Any},
     *     UnknownNetworkLayerProtocol for a null address
     */
    public NetworkLayerProtocol protocol() {
        return protocol;
    }

    /**
     * Whether this is no address.
     *
     * @return whether it is none
     */
    public boolean isNull() {
        return protocol == NetworkLayerProtocol.UnknownNetworkLayerProtocol;
    }

    /**
     * Returns the IPv4 address as an unsigned number.
     *
     * @return the number; 0 if {@link #toIPv4Address(boolean[])} would say false
     */
    public long toIPv4Address() {
        return toIPv4Address(new boolean[1]);
    }

    /**
     * Returns the IPv4 address as an unsigned number: of an IPv4 address or {@code Any}, of an IPv6
     * address that is IPv4-mapped, and 0 for ::.
     *
     * @param ok its first element is set to whether there is such a number
     * @return the number; 0 if there is none
     */
    public long toIPv4Address(boolean[] ok) {
        ok[0] = !isNull() && (hasIPv4Form() || (high | low) == 0);
        return hasIPv4Form() ? low & 0xffff_ffffL : 0;
    }

    /**
     * Returns the IPv6 address. That of an IPv4 address is the mapped one, ::ffff:a.b.c.d; of
     * 0.0.0.0, {@code Any} and a null address ::.
     *
     * @return sixteen bytes, a new array
     */
    public byte[] toIPv6Address() {
        return ByteBuffer.allocate(IPV6_BYTES).putLong(high).putLong(low).array();
    }

    /**
     * Returns the scope id of an IPv6 address: the name or number of an interface.
     *
     * @return the scope id; empty if there is none, or if this is not IPv6
     */
    public String scopeId() {
        return protocol == NetworkLayerProtocol.IPv6Protocol && scopeId != null ? scopeId : "";
    }

    /**
     * Returns the Java form of this address. {@code Any} gives the wildcard address of the Java
     * runtime, and an IPv4-mapped IPv6 address, as everywhere in Java, an IPv4 address. A scope id
     * that is neither a number nor the name of an interface is left out.
     *
     * @return the Java address
     * @throws IllegalStateException if this address is null
     */
    public InetAddress toInetAddress() {
        return JavaAddresses.toInetAddress(this);
    }

    /**
     * Whether this is a loopback address: 127.0.0.0/8, ::1.
     *
     * @return whether it is
     */
    public boolean isLoopback() {
        return kind() == AddressKind.LOOPBACK;
    }

    /**
     * Whether this is a global address: not reserved for a special purpose. As in Qt, private,
     * unique local and site-local addresses count as global.
     *
     * @return whether it is
     */
    public boolean isGlobal() {
        return kind().isGlobal();
    }

    /**
     * Whether this is a link-local address: 169.254.0.0/16, fe80::/10.
     *
     * @return whether it is
     */
    public boolean isLinkLocal() {
        return kind() == AddressKind.LINK_LOCAL;
    }

    /**
     * Whether this is an IPv6 site-local address (deprecated by RFC 3879): fec0::/10.
     *
     * @return whether it is
     */
    public boolean isSiteLocal() {
        return kind() == AddressKind.SITE_LOCAL;
    }

    /**
     * Whether this is an IPv6 unique local unicast address: fc00::/7.
     *
     * @return whether it is
     */
    public boolean isUniqueLocalUnicast() {
        return kind() == AddressKind.UNIQUE_LOCAL;
    }

    /**
     * Whether this is an address for private networks: an IPv4 address of RFC 1918 or a unique
     * local unicast IPv6 address (Qt 6.6).
     *
     * @return whether it is
     */
    public boolean isPrivateUse() {
        return kind() == AddressKind.PRIVATE || kind() == AddressKind.UNIQUE_LOCAL;
    }

    /**
     * Whether this is a multicast address: 224.0.0.0/4, ff00::/8.
     *
     * @return whether it is
     */
    public boolean isMulticast() {
        return kind() == AddressKind.MULTICAST;
    }

    /**
     * Whether this is the IPv4 broadcast address, 255.255.255.255.
     *
     * @return whether it is
     */
    public boolean isBroadcast() {
        return kind() == AddressKind.BROADCAST;
    }

    /**
     * Returns the address as text; {@code 0.0.0.0} for {@code Any}.
     *
     * @return the text; empty if this address is null
     */
    @Override
    public String toString() {
        return switch (protocol) {
            case IPv4Protocol, AnyIPProtocol -> AddressFormatter.formatIPv4((int) low);
            case IPv6Protocol -> {
                String text = AddressFormatter.formatIPv6(high, low);
                yield scopeId().isEmpty() ? text : text + '%' + scopeId;
            }
            case UnknownNetworkLayerProtocol -> "";
        };
    }

    /** Whether both are the same address, not counting scope ids (Qt's {@code ==}). */
    @Override
    public boolean equals(Object object) {
        return object instanceof HostAddressValue other
                && protocol == other.protocol
                && high == other.high
                && low == other.low;
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(high) + Long.hashCode(low);
    }
}
