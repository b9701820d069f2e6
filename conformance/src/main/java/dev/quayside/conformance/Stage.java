// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.conformance;

import dev.quayside.core.QThread;
import java.util.concurrent.TimeoutException;

/** A thread of its own, with its own event loop, in which one scenario is played. */
final class Stage extends QThread {
    private static final int LIMIT_MS = 120_000;
    private static final Scenario WARM_UP =
            new Scenario(
                    "warm-up",
                    """
                    server s
                    s.listen LocalHost 0
                    socket c
                    c.connectToHost LocalHost @s
                    c.waitForConnected 1000
                    s.waitForNewConnection 1000
                    accept s a
                    on a.readyRead { a.readAll }
                    c.write "warm"
                    run 1
                    timer t
                    t.start 1
                    nested 2
                    """,
                    null);

    private final Scenario scenario;
    private final boolean slow;
    private volatile Thread javaThread;
    private volatile Outcome outcome;

    private Stage(Scenario scenario, boolean slow) {
        this.scenario = scenario;
        this.slow = slow;
    }

    /**
     * Plays what nobody looks at: in a new JVM the first statements are slow enough to upset a
     * scenario with timers.
     */
    static void warmUp() {
        play(WARM_UP);
    }

    /**
     * Plays a scenario, in its own time, and waits for its end.
     *
     * @param scenario the scenario
     * @return what came of it
     */
    static Outcome play(Scenario scenario) {
        return play(scenario, false);
    }

    /**
     * Plays a scenario and waits for its end.
     *
     * @param scenario the scenario
     * @param slow whether in slow motion, if timers run in it
     * @return what came of it
     */
    static Outcome play(Scenario scenario, boolean slow) {
        Stage stage = new Stage(scenario, slow);
        stage.start();
        if (!stage.wait(LIMIT_MS)) {
            return new Outcome("", stage.stuck(), 0);
        }
        Outcome outcome = stage.outcome;
        stage.dispose();
        return outcome;
    }

    @Override
    protected void run() {
        javaThread = Thread.currentThread();
        Player player = new Player(slow);
        setErrorHandler((error, where) -> player.fail(error));
        player.play(scenario.source());
        Throwable failure = player.failure();
        try {
            player.dispose();
        } catch (RuntimeException e) {
            failure = failure == null ? e : failure;
        }
        outcome = new Outcome(player.trace().text(), failure, player.standstill());
    }

    private Throwable stuck() {
        TimeoutException stuck = new TimeoutException("still playing after " + LIMIT_MS + " ms");
        stuck.setStackTrace(javaThread.getStackTrace());
        return stuck;
    }
}
