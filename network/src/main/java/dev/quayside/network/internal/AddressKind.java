// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.network.internal;

/** What an address is reserved for. Every address is of exactly one kind. */
public enum AddressKind {
    /** Unspecified, "this network", or reserved for future use. */
    OTHER,
    /** 127.0.0.0/8, ::1. */
    LOOPBACK,
    /** 169.254.0.0/16, fe80::/10. */
    LINK_LOCAL,
    /** fec0::/10, deprecated; counts as global. */
    SITE_LOCAL,
    /** fc00::/7; counts as global. */
    UNIQUE_LOCAL,
    /** 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16; counts as global. */
    PRIVATE,
    /** 224.0.0.0/4, ff00::/8. */
    MULTICAST,
    /** 255.255.255.255. */
    BROADCAST,
    /** Everything else. */
    GLOBAL;

    /**
     * Whether addresses of this kind are called global, as Qt does: local ones that are only meant
     * for use inside a site are.
     *
     * @return whether they are
     */
    public boolean isGlobal() {
        return this == GLOBAL || this == PRIVATE || this == UNIQUE_LOCAL || this == SITE_LOCAL;
    }

    /**
     * Returns the kind of an IPv4 address.
     *
     * @param address the address, first part in the highest byte
     * @return its kind
     */
    public static AddressKind ofIPv4(int address) {
        if (address == -1) {
            return BROADCAST;
        }
        int first = address >>> 24;
        if (first == 0 || first >= 240) {
            return OTHER;
        }
        if (first >= 224) {
            return MULTICAST;
        }
        if (first == 127) {
            return LOOPBACK;
        }
        if (address >>> 16 == 0xa9fe) {
            return LINK_LOCAL;
        }
        boolean isPrivate = first == 10 || address >>> 20 == 0xac1 || address >>> 16 == 0xc0a8;
        return isPrivate ? PRIVATE : GLOBAL;
    }

    /**
     * Returns the kind of an IPv6 address; an IPv4-mapped one is of the kind of the IPv4 address.
     *
     * @param high the first eight bytes
     * @param low the last eight bytes
     * @return its kind
     */
    public static AddressKind ofIPv6(long high, long low) {
        if (high == 0) {
            if (low >>> 32 == 0xffff) {
                return ofIPv4((int) low);
            }
            if (low == 0 || low == 1) {
                return low == 0 ? OTHER : LOOPBACK;
            }
        }
        int first = (int) (high >>> 48);
        if (first >>> 8 == 0xff) {
            return MULTICAST;
        }
        if (first >>> 9 == 0xfc >>> 1) {
            return UNIQUE_LOCAL;
        }
        return switch (first >>> 6) {
            case 0xfe80 >>> 6 -> LINK_LOCAL;
            case 0xfec0 >>> 6 -> SITE_LOCAL;
            default -> first >>> 8 == 0xfe ? OTHER : GLOBAL;
        };
    }
}
