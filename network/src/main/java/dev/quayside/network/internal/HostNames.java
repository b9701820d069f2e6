// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.network.internal;

import java.net.IDN;
import java.util.Locale;

/** Turns host names into the ASCII form that is asked for on the wire, and back. */
public final class HostNames {

    private static final int MAX_LABEL_LENGTH = 63;

    private HostNames() {}

    /**
     * Returns the ASCII form: lower case, labels with other letters encoded (IDNA).
     *
     * @param name a host name
     * @return its ASCII form; empty if this is no host name
     */
    public static String toAscii(String name) {
        String ascii;
        try {
            ascii = IDN.toASCII(name, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return "";
        }
        // One dot at the end is allowed: it says that the name is complete.
        int end = ascii.endsWith(".") ? ascii.length() - 1 : ascii.length();
        for (String label : ascii.substring(0, end).split("\\.", -1)) {
            if (!isLabel(label)) {
                return "";
            }
        }
        return ascii;
    }

    /**
     * Returns the form for people of an ASCII name.
     *
     * @param ascii a host name
     * @return the name in lower case, encoded labels decoded where they can be
     */
    public static String toUnicode(String ascii) {
        return IDN.toUnicode(ascii.toLowerCase(Locale.ROOT), IDN.ALLOW_UNASSIGNED);
    }

    private static boolean isLabel(String label) {
        return !label.isEmpty()
                && label.length() <= MAX_LABEL_LENGTH
                && !label.startsWith("-")
                && !label.endsWith("-")
                && label.chars().allMatch(HostNames::isLabelCharacter);
    }

    private static boolean isLabelCharacter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    }
}
