// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.network;

import dev.quayside.core.QDataStream;
import dev.quayside.network.QAbstractSocketBase.NetworkLayerProtocol;
import dev.quayside.network.internal.AddressParser;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;

/**
 * An IPv4 or IPv6 address, without port; never a host name and never looked up (see {@link
 * QHostInfo}).
 *
 * <p>An address is one of four things, told apart by {@link #protocol()}: null (what the default
 * constructor and unreadable text give), IPv4, IPv6 with an optional scope id, or {@link
 * SpecialAddress#Any}, the wildcard of both, which a dual-stack server listens on.
 *
 * <p><b>Values.</b> As in Qt this is a value that can be changed in place. {@link #equals} and
 * {@link #hashCode} go by the present content, so do not change an address that is a key of a map
 * or an element of a set. Quayside copies what it is given and gives out copies: changing an
 * address changes no socket or server. {@link #equals} is Qt's {@code ==}: the scope id does not
 * count, and an IPv4 address is not equal to its IPv6-mapped form; {@link #isEqual} compares more
 * tolerantly.
 *
 * <p><b>Thread rule.</b> Belongs to no thread; but one instance must not be changed while another
 * thread uses it.
 *
 * <p><b>Differences from Qt.</b> After a failed {@link #setAddress(String)} nothing of the earlier
 * address is left to be read (Qt leaves its numbers in {@code toIPv4Address} and {@code
 * toIPv6Address}).
 *
 * @see <a href="https://doc.qt.io/qt-6/qhostaddress.html">QHostAddress</a>
 */
public final class QHostAddress extends HostAddressValue {

    /** An address with a name. */
    public enum SpecialAddress {
        /** No address; the same as {@code new QHostAddress()}. */
        Null(0),
        /** 255.255.255.255. */
        Broadcast(1),
        /** 127.0.0.1. */
        LocalHost(2),
        /** ::1. */
        LocalHostIPv6(3),
        /** 0.0.0.0: all IPv4 interfaces. */
        AnyIPv4(6),
        /** :: : all IPv6 interfaces. */
        AnyIPv6(5),
        /** All interfaces, IPv4 and IPv6. */
        Any(4);

        private final int value;

        SpecialAddress(int value) {
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

    /** What {@link QHostAddress#isEqual} takes for equal beyond what is the same. */
    public enum ConversionModeFlag {
        /** ::ffff:1.2.3.4 is 1.2.3.4. */
        ConvertV4MappedToIPv4(1),
        /** ::1.2.3.4 is 1.2.3.4. */
        ConvertV4CompatToIPv4(2),
        /** All of Any, 0.0.0.0 and :: are the same. */
        ConvertUnspecifiedAddress(4),
        /** 127.0.0.1 is ::1. */
        ConvertLocalHost(8),
        /** All of these. */
        TolerantConversion(0xff),
        /** None of these. */
        StrictConversion(0);

        private final int value;

        ConversionModeFlag(int value) {
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

    /**
     * A subnet, as {@link #parseSubnet} reads it.
     *
     * @param address the first address of the subnet; null ({@link #isNull()}) if there is no
     *     subnet
     * @param prefixLength the number of leading bits that are the same in the whole subnet; -1 if
     *     there is no subnet
     */
    public record Subnet(QHostAddress address, int prefixLength) {}

    /** Makes a null address. */
    public QHostAddress() {}

    /**
     * Makes a copy.
     *
     * @param other the address to copy
     */
    public QHostAddress(QHostAddress other) {
        assign(other);
    }

    /**
     * Makes an address that has a name.
     *
     * @param special which one
     */
    public QHostAddress(SpecialAddress special) {
        setAddress(special);
    }

    /**
     * Makes an address from text, as {@link #setAddress(String)}; null if the text is no address.
     *
     * @param address the text
     */
    public QHostAddress(String address) {
        setAddress(address);
    }

    /**
     * Makes an IPv4 address.
     *
     * @param ip4Addr the address, first part in the highest byte: 0x7f000001 is 127.0.0.1
     */
    public QHostAddress(int ip4Addr) {
        setAddress(ip4Addr);
    }

    /**
     * Makes an IPv4 address from an unsigned number, such as {@link #toIPv4Address()} returns.
     *
     * @param ip4Addr the address, 0 to 4294967295
     * @throws IllegalArgumentException if it is out of that range
     */
    public QHostAddress(long ip4Addr) {
        setAddress(ip4Addr);
    }

    /**
     * Makes an IPv6 address.
     *
     * @param ip6Addr its sixteen bytes
     * @throws IllegalArgumentException if there are not sixteen
     */
    public QHostAddress(byte[] ip6Addr) {
        setAddress(ip6Addr);
    }

    /**
     * Makes the Qt form of a Java address, as {@link #setAddress(InetAddress)}.
     *
     * @param address the Java address
     */
    public QHostAddress(InetAddress address) {
        setAddress(address);
    }

    /** Makes this the null address. The scope id stays for a later IPv6 address. */
    public void clear() {
        set(NetworkLayerProtocol.UnknownNetworkLayerProtocol, 0, 0);
    }

    /**
     * Exchanges the contents of two addresses.
     *
     * @param other the other address
     */
    public void swap(QHostAddress other) {
        QHostAddress copy = new QHostAddress(other);
        other.assign(this);
        assign(copy);
    }

    /**
     * Reads the address from text. IPv4 may have one to four parts, each decimal, octal ({@code
     * 010}), hexadecimal ({@code 0x8}) or binary ({@code 0b1000}), of which the last fills the
     * rest: {@code 127.1} is 127.0.0.1. IPv6 may end with an IPv4 address and with {@code %} and a
     * scope id. No brackets, prefix lengths or host names.
     *
     * @param address the text; white space around it does not count
     * @return false if this is no address; it is null then
     */
    public boolean setAddress(String address) {
        clear();
        String text = AddressParser.simplified(address);
        long ip4Addr = AddressParser.parseIPv4(text);
        if (ip4Addr != AddressParser.INVALID) {
            setAddress(ip4Addr);
            return true;
        }
        int percent = text.indexOf('%');
        String scope = percent < 0 ? null : text.substring(percent + 1);
        long[] halves = AddressParser.parseIPv6(percent < 0 ? text : text.substring(0, percent));
        if (halves == null || (scope != null && scope.indexOf('%') >= 0)) {
            return false;
        }
        set(NetworkLayerProtocol.IPv6Protocol, halves[0], halves[1]);
        setRawScopeId(scope);
        return true;
    }

    /**
     * Makes this the named address. The scope id stays for an IPv6 address.
     *
     * @param special which one
     */
    public void setAddress(SpecialAddress special) {
        switch (special) {
            case Null -> clear();
            case Broadcast -> setAddress(0xffffffff);
            case LocalHost -> setAddress(0x7f000001);
            case AnyIPv4 -> setAddress(0);
            case LocalHostIPv6 -> set(NetworkLayerProtocol.IPv6Protocol, 0, 1);
            case AnyIPv6 -> set(NetworkLayerProtocol.IPv6Protocol, 0, 0);
            case Any -> set(NetworkLayerProtocol.AnyIPProtocol, 0, 0);
        }
    }

    /**
     * Makes this an IPv4 address.
     *
     * @param ip4Addr the address, first part in the highest byte
     */
    public void setAddress(int ip4Addr) {
        long mapped = ip4Addr == 0 ? 0 : 0xffff_0000_0000L | Integer.toUnsignedLong(ip4Addr);
        set(NetworkLayerProtocol.IPv4Protocol, 0, mapped);
    }

    /**
     * Makes this an IPv4 address.
     *
     * @param ip4Addr the address, 0 to 4294967295
     * @throws IllegalArgumentException if it is out of that range
     */
    public void setAddress(long ip4Addr) {
        if (ip4Addr >>> 32 != 0) {
            throw new IllegalArgumentException("not an unsigned 32 bit number: " + ip4Addr);
        }
        setAddress((int) ip4Addr);
    }

    /**
     * Makes this an IPv6 address. The scope id stays as it is.
     *
     * @param ip6Addr its sixteen bytes
     * @throws IllegalArgumentException if there are not sixteen
     */
    public void setAddress(byte[] ip6Addr) {
        if (ip6Addr.length != IPV6_BYTES) {
            throw new IllegalArgumentException(
                    "an IPv6 address has 16 bytes, not " + ip6Addr.length);
        }
        ByteBuffer bytes = ByteBuffer.wrap(ip6Addr);
        set(NetworkLayerProtocol.IPv6Protocol, bytes.getLong(), bytes.getLong());
    }

    /**
     * Makes this the Qt form of a Java address (in Qt: of a {@code sockaddr}). The scope id of an
     * IPv6 address becomes the name of the interface, or its number where no interface has it.
     *
     * @param address the Java address
     */
    public void setAddress(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length == IPV6_BYTES) {
            setAddress(bytes);
            setRawScopeId(JavaAddresses.scopeIdOf((Inet6Address) address));
        } else {
            setAddress(ByteBuffer.wrap(bytes).getInt());
        }
    }

    /**
     * Sets the scope id of an IPv6 address; does nothing to others.
     *
     * @param id the scope id; empty for none
     */
    public void setScopeId(String id) {
        Objects.requireNonNull(id, "id");
        if (protocol() == NetworkLayerProtocol.IPv6Protocol) {
            setRawScopeId(id);
        }
    }

    /**
     * Whether two addresses are equal, taking more than the same for equal.
     *
     * @param address the address to compare with
     * @param mode what is to be taken for equal; none given is Qt's default, TolerantConversion
     * @return whether they are
     */
    public boolean isEqual(QHostAddress address, ConversionModeFlag... mode) {
        Set<ConversionModeFlag> modes =
                mode.length == 0
                        ? Set.of(ConversionModeFlag.TolerantConversion)
                        : Set.copyOf(Arrays.asList(mode));
        return isEqual(address, modes);
    }

    /**
     * Whether this is equal to an address that has a name, taking more than the same for equal.
     *
     * @param special which one
     * @param mode what is to be taken for equal; none given is TolerantConversion
     * @return whether it is
     */
    public boolean isEqual(SpecialAddress special, ConversionModeFlag... mode) {
        return isEqual(new QHostAddress(special), mode);
    }

    /**
     * Whether two addresses are equal, taking more than the same for equal.
     *
     * @param address the address to compare with
     * @param mode what is to be taken for equal; empty is StrictConversion
     * @return whether they are
     */
    public boolean isEqual(QHostAddress address, Set<ConversionModeFlag> mode) {
        return AddressComparison.isEqual(this, address, mode);
    }

    /**
     * Reads a subnet: {@code 192.168/16}, {@code 10.1.2.3/255.255.0.0}, {@code fe80::/10}. An IPv4
     * address may leave out parts at its end; without a slash it is as long as the parts given. Its
     * parts are decimal.
     *
     * @param subnet the text
     * @return the subnet, the bits after its prefix 0; a null address and -1 if it cannot be read
     */
    public static Subnet parseSubnet(String subnet) {
        return SubnetParser.parse(subnet);
    }

    /**
     * Whether this address is in a subnet. An IPv4 address never is in an IPv6 subnet, nor the
     * other way round; {@code Any} and null addresses are in none.
     *
     * @param subnet an address of the subnet
     * @param netmask the length of its prefix, in bits; none is in a subnet with a negative one
     * @return whether it is in it
     */
    public boolean isInSubnet(QHostAddress subnet, int netmask) {
        return AddressComparison.isInSubnet(this, subnet, netmask);
    }

    /**
     * Whether this address is in a subnet.
     *
     * @param subnet what {@link #parseSubnet} returned
     * @return whether it is in it
     */
    public boolean isInSubnet(Subnet subnet) {
        return isInSubnet(subnet.address(), subnet.prefixLength());
    }

    /**
     * Writes this address to a stream, in the stream's version and byte order.
     *
     * @param out the stream
     */
    public void writeTo(QDataStream out) {
        HostAddressStream.write(this, out);
    }

    /**
     * Reads an address from a stream. What is not there is read as 0; a protocol that does not
     * exist gives a null address. The stream's status tells of both.
     *
     * @param in the stream
     * @return the address
     */
    public static QHostAddress readFrom(QDataStream in) {
        return HostAddressStream.read(in);
    }
}
