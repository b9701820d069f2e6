// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.app;

/**
 * Understands {@code echo --port P [--address A]} without the option parser, which takes longer to
 * load than everything else together: a benchmark measures how soon this command answers.
 */
final class PlainEcho {
    private static final int MAX_PORT = 65535;

    private PlainEcho() {}

    /** Returns the command; null if the arguments are anything but plain and right. */
    static EchoCommand parse(String[] args) {
        if (args.length < 3 || args.length % 2 == 0 || !args[0].equals("echo")) {
            return null;
        }
        EchoCommand echo = new EchoCommand();
        echo.port = -1;
        for (int i = 1; i < args.length; i += 2) {
            String value = args[i + 1];
            if (args[i].equals("--port")) {
                echo.port = port(value);
            } else if (args[i].equals("--address") && !value.startsWith("-")) {
                echo.address = value;
            } else {
                return null;
            }
        }
        return echo.port < 0 ? null : echo;
    }

    /** Returns the port; -1 if the text is none. */
    static int port(String text) {
        int port = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            port = port * 10 + (c - '0');
            if (port > MAX_PORT) {
                return -1;
            }
        }
        return text.isEmpty() ? -1 : port;
    }
}
