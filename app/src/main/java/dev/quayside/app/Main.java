// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.app;

import dev.quayside.examples.echo.PlainEcho;
import dev.quayside.programs.command.CommandFailure;
import dev.quayside.torrent.command.PlainGet;
import java.util.concurrent.Callable;

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
        // Newer JVMs make a method handle for whatever is called by reflection, which pays after
        // many calls; the option parser calls everything once, and we want to begin.
        System.setProperty("jdk.reflect.useNativeAccessorOnly", "true");
        System.exit(run(args));
    }

    private static int run(String[] args) {
        Callable<Integer> echo = PlainEcho.parse(args);
        if (echo != null) {
            return run("echo", echo);
        }
        Callable<Integer> get = PlainGet.parse(args);
        return get != null ? run("torrent get", get) : Commands.run(args);
    }

    /** Runs a command whose arguments were plain enough to do without the option parser. */
    private static int run(String name, Callable<Integer> command) {
        try {
            return command.call();
        } catch (CommandFailure e) {
            System.err.println("quayside " + name + ": " + e.getMessage());
        } catch (Exception e) {
            e.printStackTrace(); // a defect
        }
        return 1;
    }
}
