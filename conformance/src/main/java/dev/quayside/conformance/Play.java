// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.conformance;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The program: prints the traces of scenarios, or compares them with what was recorded from Qt. */
public final class Play {
    // They mostly sleep; but each has times to keep, down to 25 ms.
    private static final int DEFAULT_JOBS = 3 * Runtime.getRuntime().availableProcessors();
    private static final String USAGE =
            """
            usage: play FILE...                                   prints the trace of each scenario
                   play --check DIR... [--jobs N] [--repeat N]    plays every NAME.scenario that has a
                                                                  NAME.trace beside it, and compares
            --slow: where timers run, all takes ten times as long, so that a busy machine does not
                    decide which of them is due first
            """;

    // Kept, because the logging system would let go of it and of its level.
    private static final Logger LIBRARY_LOG = Logger.getLogger("dev.quayside");

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final List<Path> paths = new ArrayList<>();
    private boolean check;
    private boolean slow;
    private int jobs = DEFAULT_JOBS;
    private int repeat = 1;

    private Play() {}

    /**
     * Runs the program.
     *
     * @param args files, or {@code --check} and folders
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public static void main(String[] args) throws InterruptedException {
        // Qt's warnings are no part of a trace.
        LIBRARY_LOG.setLevel(Level.SEVERE);
        int status = new Play().run(args);
        System.out.flush();
        System.exit(status); // a scenario that hangs must not keep the program
    }

    private int run(String[] args) throws InterruptedException {
        try {
            parse(args);
            Stage.warmUp();
            return check ? check() : print();
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.print(USAGE);
            return 2;
        } catch (IOException e) {
            System.err.println("cannot read: " + e.getMessage());
            return 2;
        }
    }

    private void parse(String[] args) {
        Deque<String> rest = new ArrayDeque<>(List.of(args));
        while (!rest.isEmpty()) {
            String arg = rest.pop();
            switch (arg) {
                case "--check" -> check = true;
                case "--slow" -> slow = true;
                case "--jobs" -> jobs = number(arg, rest);
                case "--repeat" -> repeat = number(arg, rest);
                default -> {
                    if (arg.startsWith("--")) {
                        throw new IllegalArgumentException("unknown option " + arg);
                    }
                    paths.add(Path.of(arg));
                }
            }
        }
        if (paths.isEmpty()) {
            throw new IllegalArgumentException(check ? "which folder?" : "which scenario?");
        }
    }

    private static int number(String option, Deque<String> rest) {
        String value = rest.isEmpty() ? "" : rest.pop();
        try {
            int number = Integer.parseInt(value);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(option + " wants a number, not " + value, e);
        }
        throw new IllegalArgumentException(option + " wants a number above 0, not " + value);
    }

    private int check() throws IOException, InterruptedException {
        List<Scenario> scenarios = new ArrayList<>();
        for (Path folder : paths) {
            scenarios.addAll(Scenario.readRecorded(folder));
        }
        Check played = new Check(out, slow);
        for (int i = 0; i < repeat; i++) {
            played.play(scenarios, jobs);
        }
        return played.finish() ? 0 : 1;
    }

    private int print() {
        int status = 0;
        for (Path file : paths) {
            out.println("== " + file);
            Outcome outcome = play(file);
            if (outcome.error() == null) {
                out.print(outcome.trace());
            } else {
                out.println(outcome.complaint());
                status = 1;
            }
        }
        return status;
    }

    private Outcome play(Path file) {
        try {
            return Stage.play(Scenario.read(file), slow);
        } catch (IOException e) {
            return new Outcome("", e, 0);
        }
    }
}
