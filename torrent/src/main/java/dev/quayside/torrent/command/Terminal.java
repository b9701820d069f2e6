// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** How things are shown on a terminal. */
final class Terminal {
    private static final String[] UNITS = {"KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};

    private Terminal() {}

    /**
     * The standard output, flushed with every line, in the encoding of the system; in UTF-8 where
     * that is plain ASCII: this is what a program sees that runs without a locale.
     */
    static PrintStream out() {
        String name = System.getProperty("stdout.encoding", System.getProperty("native.encoding"));
        Charset charset = name == null ? Charset.defaultCharset() : Charset.forName(name);
        if (charset.equals(StandardCharsets.US_ASCII)) {
            charset = StandardCharsets.UTF_8;
        }
        return new PrintStream(new FileOutputStream(FileDescriptor.out), true, charset);
    }

    /**
     * Takes the control characters out of the text of a stranger: they would steer the terminal.
     */
    static String harmless(String text) {
        StringBuilder plain = new StringBuilder(text);
        for (int i = 0; i < plain.length(); i++) {
            int type = Character.getType(plain.charAt(i));
            if (type == Character.CONTROL || type == Character.FORMAT) {
                plain.setCharAt(i, '\uFFFD');
            }
        }
        return plain.toString();
    }

    /** A number of bytes for people, such as 1.4 GiB. */
    static String size(long bytes) {
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

    /** A span of time for people, such as 1:02:03. */
    static String time(long seconds) {
        long hours = seconds / 3600;
        long minutes = seconds / 60 % 60;
        return hours > 0
                ? String.format(Locale.ROOT, "%d:%02d:%02d", hours, minutes, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d", minutes, seconds % 60);
    }
}
