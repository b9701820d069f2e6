// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.network;

import dev.quayside.network.QAbstractSocketBase.NetworkLayerProtocol;

/** Turns prefix lengths into netmasks and back. */
final class AddressMask {

    private static final int IPV4_BITS = 32;
    private static final int IPV6_BITS = 128;

    private AddressMask() {}

    /** How many bits an address of the protocol has; -1 for what is neither IPv4 nor IPv6. */
    static int bits(NetworkLayerProtocol protocol) {
        return switch (protocol) {
            case IPv4Protocol -> IPV4_BITS;
            case IPv6Protocol -> IPV6_BITS;
            default -> -1;
        };
    }

    /**
     * The netmask; a null address for a negative prefix length, all ones for one that is too large.
     */
    static QHostAddress of(NetworkLayerProtocol protocol, int prefixLength) {
        QHostAddress mask = new QHostAddress();
        if (prefixLength < 0) {
            return mask;
        }
        if (protocol == NetworkLayerProtocol.IPv4Protocol) {
            mask.setAddress((int) (firstBits(prefixLength + 32) & 0xffff_ffffL));
        } else if (protocol == NetworkLayerProtocol.IPv6Protocol) {
            mask.set(protocol, firstBits(prefixLength), firstBits(prefixLength - 64));
        }
        return mask;
    }

    /**
     * How many leading ones the mask has; -1 if there are ones after a zero, or if it is no mask.
     */
    static int prefixLength(QHostAddress mask) {
        int length =
                switch (mask.protocol()) {
                    case IPv4Protocol -> Integer.numberOfLeadingZeros(~(int) mask.toIPv4Address());
                    case IPv6Protocol -> leadingOnes(mask.high(), mask.low());
                    default -> -1;
                };
        return of(mask.protocol(), length).equals(mask) ? length : -1;
    }

    private static int leadingOnes(long high, long low) {
        return high == -1 ? 64 + Long.numberOfLeadingZeros(~low) : Long.numberOfLeadingZeros(~high);
    }

    /** The first bits of 64 set; all for 64 and more, none for 0 and less. */
    static long firstBits(int count) {
        if (count <= 0) {
            return 0;
        }
        return count >= 64 ? -1L : ~(-1L >>> count);
    }
}
