// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.conformance;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** Plays recorded scenarios, several at a time, and compares each with what Qt did. */
final class Check {
    private static final int FRAMES = 10;

    private final PrintStream out;
    private final boolean slow;
    private int passed;
    private int failed;
    private int differing;

    /**
     * Makes one.
     *
     * @param out takes the report
     * @param slow whether to play in slow motion where timers run
     */
    Check(PrintStream out, boolean slow) {
        this.out = out;
        this.slow = slow;
    }

    /**
     * Plays scenarios and reports on each that fails.
     *
     * @param scenarios the scenarios
     * @param jobs how many are played at once
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    void play(List<Scenario> scenarios, int jobs) throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(jobs, Check::daemon);
        List<Future<Outcome>> outcomes = new ArrayList<>();
        for (Scenario scenario : scenarios) {
            outcomes.add(pool.submit(() -> Stage.play(scenario, slow)));
        }
        try {
            for (int i = 0; i < outcomes.size(); i++) {
                report(scenarios.get(i), outcomes.get(i).get());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("the player itself failed", e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    /**
     * Prints the totals.
     *
     * @return whether no scenario failed
     */
    boolean finish() {
        if (differing > 0) {
            out.println(differing + " differ as documented");
        }
        out.println(passed + " passed, " + failed + " failed");
        return failed == 0;
    }

    private void report(Scenario scenario, Outcome outcome) {
        if (outcome.error() == null && outcome.trace().equals(scenario.recorded())) {
            passed++;
            return;
        }
        String reason = KnownDifferences.reason(scenario.name());
        if (reason != null) {
            differing++;
            out.println(scenario.name() + " differs as documented: " + reason);
            return;
        }
        failed++;
        out.println("FAILED " + scenario.name() + outcome.circumstances());
        for (String line : Difference.between(scenario.recorded(), outcome.text())) {
            out.println("  " + line);
        }
        if (outcome.error() != null && !(outcome.error() instanceof ScenarioException)) {
            Stream<StackTraceElement> frames = Stream.of(outcome.error().getStackTrace());
            frames.limit(FRAMES).forEach(frame -> out.println("    at " + frame));
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "scenario");
        thread.setDaemon(true);
        return thread;
    }
}
