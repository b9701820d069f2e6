// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.network;

import dev.quayside.network.QAbstractSocketBase.NetworkLayerProtocol;
import dev.quayside.network.QHostAddress.ConversionModeFlag;
import java.util.Set;

/** Compares two addresses with each other: tolerant equality, and being in a subnet. */
final class AddressComparison {

    private static final long LOCAL_HOST = 0x7f000001;
    private static final long LOCAL_HOST_IPV6 = 1;

    private AddressComparison() {}

    static boolean isEqual(QHostAddress a, QHostAddress b, Set<ConversionModeFlag> mode) {
        int bits = 0;
        for (ConversionModeFlag flag : mode) {
            bits |= flag.value();
        }
        return isEqual(a, b, bits);
    }

    /** Whether a and b are equal, converting as the flags in mode allow. */
    private static boolean isEqual(QHostAddress a, QHostAddress b, int mode) {
        if (a.protocol() == b.protocol()) {
            return a.equals(b);
        }
        if (a.isNull() || b.isNull()) {
            return false;
        }
        if (isAny(a) || isAny(b)) {
            boolean unspecified = (a.high() | a.low() | b.high() | b.low()) == 0;
            return unspecified && allows(mode, ConversionModeFlag.ConvertUnspecifiedAddress);
        }
        boolean aIsIPv4 = a.protocol() == NetworkLayerProtocol.IPv4Protocol;
        return aIsIPv4 ? isEqual(a.toIPv4Address(), b, mode) : isEqual(b.toIPv4Address(), a, mode);
    }

    private static boolean isEqual(long ipv4, QHostAddress ipv6, int mode) {
        long low = ipv6.low();
        if (ipv6.hasIPv4Form()) {
            return allows(mode, ConversionModeFlag.ConvertV4MappedToIPv4)
                    && ipv6.toIPv4Address() == ipv4;
        }
        if (ipv6.high() != 0 || low >>> 32 != 0) {
            return false;
        }
        if (low == LOCAL_HOST_IPV6) {
            return allows(mode, ConversionModeFlag.ConvertLocalHost) && ipv4 == LOCAL_HOST;
        }
        boolean compatible = allows(mode, ConversionModeFlag.ConvertV4CompatToIPv4);
        boolean unspecified =
                low == 0 && allows(mode, ConversionModeFlag.ConvertUnspecifiedAddress);
        return (compatible || unspecified) && ipv4 == low;
    }

    private static boolean isAny(QHostAddress address) {
        return address.protocol() == NetworkLayerProtocol.AnyIPProtocol;
    }

    private static boolean allows(int mode, ConversionModeFlag flag) {
        return (mode & flag.value()) != 0;
    }

    /** Whether the address agrees with the subnet in its first netmask bits. */
    static boolean isInSubnet(QHostAddress address, QHostAddress subnet, int netmask) {
        if (address.protocol() != subnet.protocol() || netmask < 0) {
            return false;
        }
        long high = address.high() ^ subnet.high();
        long low = address.low() ^ subnet.low();
        return switch (address.protocol()) {
            case IPv4Protocol -> bitsAgree((int) low & 0xffff_ffffL, netmask + 32L);
            case IPv6Protocol ->
                    bitsAgree(high, netmask) && bitsAgree(low, Math.max(netmask - 64L, 0));
            default -> false;
        };
    }

    /** Whether the first bits of 64, of two numbers with this difference, are the same. */
    private static boolean bitsAgree(long difference, long bits) {
        return Long.numberOfLeadingZeros(difference) >= Math.min(bits, 64);
    }
}
