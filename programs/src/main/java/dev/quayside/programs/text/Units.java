// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.programs.text;

/**
 * Numbers for people.
 *
 * <p>Java's own formatting is not used: to load it takes longer than all else that a short command
 * says.
 */
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
        long tenths = Math.round(value * 10);
        return tenths / 10 + "." + tenths % 10 + " " + UNITS[unit];
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
        String rest = ":" + twoDigits(seconds % 60);
        return hours > 0 ? hours + ":" + twoDigits(minutes) + rest : minutes + rest;
    }

    private static String twoDigits(long number) {
        return number < 10 ? "0" + number : Long.toString(number);
    }
}
