// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.network.internal;

/** Writes addresses as Qt does. */
public final class AddressFormatter {

    private static final int GROUPS = 8;

    private AddressFormatter() {}

    /**
     * Writes an IPv4 address.
     *
     * @param address the address, first part in the highest byte
     * @return four decimal parts
     */
    public static String formatIPv4(int address) {
        StringBuilder text = new StringBuilder(15);
        appendIPv4(text, address);
        return text.toString();
    }

    /**
     * Writes an IPv6 address: lower case, the first of the longest runs of at least two zero groups
     * as {@code ::}, and the last 32 bits as IPv4 where the address is IPv4-mapped or
     * IPv4-compatible.
     *
     * @param high the first eight bytes
     * @param low the last eight bytes
     * @return the text
     */
    public static String formatIPv6(long high, long low) {
        StringBuilder text = new StringBuilder(39);
        if (high == 0 && (low >>> 32 == 0xffff || (low >>> 32 == 0 && low >>> 16 != 0))) {
            text.append(low >>> 32 == 0 ? "::" : "::ffff:");
            appendIPv4(text, (int) low);
            return text.toString();
        }
        int gap = -1;
        int gapLength = 1;
        for (int i = 0; i < GROUPS; i++) {
            int length = zerosFrom(high, low, i);
            if (length > gapLength) {
                gap = i;
                gapLength = length;
            }
        }
        for (int i = 0; i < GROUPS; i++) {
            if (i == gap) {
                text.append("::");
                i += gapLength - 1;
                continue;
            }
            if (i > 0 && i != gap + gapLength) {
                text.append(':');
            }
            text.append(Integer.toHexString(group(high, low, i)));
        }
        return text.toString();
    }

    private static void appendIPv4(StringBuilder text, int address) {
        text.append(address >>> 24).append('.');
        text.append(address >>> 16 & 0xff).append('.');
        text.append(address >>> 8 & 0xff).append('.');
        text.append(address & 0xff);
    }

    private static int zerosFrom(long high, long low, int first) {
        int i = first;
        while (i < GROUPS && group(high, low, i) == 0) {
            i++;
        }
        return i - first;
    }

    private static int group(long high, long low, int index) {
        long half = index < 4 ? high : low;
        return (int) (half >>> (48 - 16 * (index % 4))) & 0xffff;
    }
}
