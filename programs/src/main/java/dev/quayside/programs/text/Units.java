// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.programs.text;

import java.util.Locale;

/** Numbers for people. */
public final class Units {
    private static final String[] UNITS = {"KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};

    private Units() {}

    /**
     * Writes a number of bytes, such as 1.4 GiB.
     *
     * @param bytes how many, at least 0
     * @return the text
     */
    public static String size(long bytes) {
        if (bytes < 1024) {
            return bytes + " B";
        }
        double value = bytes;
        int unit = -1;
        while (value >= 1023.95 && unit < UNITS.length - 1) {
            value /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %s", value, UNITS[unit]);
    }

    /**
     * Writes a rate, such as 1.4 MiB/s.
     *
     * @param bytes how many in a second, at least 0
     * @return the text
     */
    public static String rate(long bytes) {
        return size(bytes) + "/s";
    }

    /**
     * Writes a span of time, such as 1:02:03.
     *
     * @param seconds how many, at least 0
     * @return the text
     */
    public static String time(long seconds) {
        long hours = seconds / 3600;
        long minutes = seconds / 60 % 60;
        return hours > 0
                ? String.format(Locale.ROOT, "%d:%02d:%02d", hours, minutes, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d", minutes, seconds % 60);
    }
}
