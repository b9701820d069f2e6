// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.examples.echo;

import dev.quayside.programs.command.Serving;

/**
 * Understands {@code echo --port P [--address A]} without the option parser, which takes longer to
 * load than everything else together: a benchmark measures how soon this command answers.
 */
public final class PlainEcho {
    private PlainEcho() {}

    /**
     * Reads a command line.
     *
     * @param args the command line
     * @return the command; null if the arguments are anything but plain and right
     */
    public static EchoCommand parse(String[] args) {
        if (args.length < 3 || args.length % 2 == 0 || !args[0].equals("echo")) {
            return null;
        }
        EchoCommand echo = new EchoCommand();
        echo.port = -1;
        for (int i = 1; i < args.length; i += 2) {
            String value = args[i + 1];
            if (args[i].equals("--port")) {
                echo.port = Serving.port(value);
            } else if (args[i].equals("--address") && !value.startsWith("-")) {
                echo.address = value;
            } else {
                return null;
            }
        }
        return echo.port < 0 ? null : echo;
    }
}
