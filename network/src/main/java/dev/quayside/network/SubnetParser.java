// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.network;

import dev.quayside.network.QAbstractSocketBase.NetworkLayerProtocol;
import dev.quayside.network.QHostAddress.Subnet;
import dev.quayside.network.internal.AddressParser;

/**
 * Reads the text of a subnet: an address, shortened or not, and after a slash its prefix or mask.
 */
final class SubnetParser {

    private static final int INVALID = -1;

    private SubnetParser() {}

    static Subnet parse(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        String mask = slash < 0 ? null : text.substring(slash + 1);
        Subnet subnet =
                address.indexOf(':') >= 0 ? parseIPv6(address, mask) : parseIPv4(address, mask);
        return subnet != null ? subnet : new Subnet(new QHostAddress(), INVALID);
    }

    private static Subnet parseIPv6(String text, String mask) {
        QHostAddress address = new QHostAddress(text);
        int length = mask == null ? 128 : prefixLength(mask, 128);
        if (address.isNull() || length == INVALID) {
            return null;
        }
        long high = address.high() & AddressMask.firstBits(length);
        long low = address.low() & AddressMask.firstBits(length - 64);
        address.set(NetworkLayerProtocol.IPv6Protocol, high, low);
        return new Subnet(address, length);
    }

    private static Subnet parseIPv4(String text, String mask) {
        if (text.isEmpty() && mask == null) {
            return null;
        }
        String[] parts = text.split("\\.", -1);
        int count = parts.length;
        if (parts[count - 1].isEmpty()) {
            count--; // a dot at the end, or no address at all before the slash
        }
        if (parts.length > 4) {
            return null;
        }
        long address = 0;
        for (int i = 0; i < count; i++) {
            long part = AddressParser.parseDecimal(parts[i]);
            if (part == AddressParser.INVALID || part > 0xff) {
                return null;
            }
            address |= part << (24 - 8 * i);
        }
        int length = mask == null ? 8 * count : ipv4PrefixLength(mask);
        if (length == INVALID) {
            return null;
        }
        return new Subnet(new QHostAddress(address & ~(0xffff_ffffL >>> length)), length);
    }

    private static int ipv4PrefixLength(String mask) {
        if (mask.indexOf('.') < 0) {
            return prefixLength(mask, 32);
        }
        long bits = AddressParser.parseIPv4(AddressParser.simplified(mask));
        if (bits == AddressParser.INVALID) {
            return INVALID;
        }
        int length = Integer.numberOfLeadingZeros(~(int) bits);
        return bits == (0xffff_ffffL & ~(0xffff_ffffL >>> length)) ? length : INVALID;
    }

    private static int prefixLength(String text, int max) {
        long length = AddressParser.parseDecimal(text);
        return length <= max ? (int) length : INVALID;
    }
}
