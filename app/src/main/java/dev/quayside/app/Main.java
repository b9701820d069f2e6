// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.app;

import dev.quayside.examples.echo.EchoCommand;
import dev.quayside.examples.echo.PlainEcho;
import dev.quayside.programs.command.CommandFailure;

/** The {@code quayside} command. */
public final class Main {
    private Main() {}

    /**
     * Runs the command and ends the process with its exit status: 0 for success, 1 for a failure
     * that one line on the standard error tells, 2 for a wrong command line.
     *
     * @param args the command line
     */
    public static void main(String[] args) {
        EchoCommand echo = PlainEcho.parse(args);
        System.exit(echo == null ? Commands.run(args) : run(echo));
    }

    private static int run(EchoCommand echo) {
        try {
            return echo.call();
        } catch (CommandFailure e) {
            System.err.println("quayside echo: " + e.getMessage());
            return 1;
        }
    }
}
