// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.conformance;

import dev.quayside.core.QEventLoop;
import dev.quayside.core.QTimer;
import dev.quayside.core.Qt;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;

/** Runs the event loop for a while, or until something is so, or until nothing happens any more. */
final class Loops {
    private static final int TICK_MS = 2;
    private static final int QUIET_MS = 25;
    private static final int SETTLE_LIMIT_MS = 1000;
    private static final int LOOKUP_LIMIT_MS = 60_000;

    // On a busy machine 25 ms may pass without the loop having turned; then they say nothing.
    private static final int QUIET_TURNS = 4;

    private final BooleanSupplier failed;
    private int slowness = 1;
    private long standstill;

    /**
     * Makes one.
     *
     * @param failed tells whether the scenario has come to an end by an error, which ends every
     *     loop
     */
    Loops(BooleanSupplier failed) {
        this.failed = failed;
    }

    /**
     * Goes on in slow motion: what takes a time takes a multiple of it.
     *
     * @param times how many times as long
     */
    void slowDown(int times) {
        slowness = times;
    }

    /**
     * Returns how long something takes.
     *
     * @param ms the scenario's milliseconds
     * @return the real ones
     */
    int real(int ms) {
        return ms * slowness;
    }

    /**
     * Runs the event loop.
     *
     * @param ms for how long, in the scenario's milliseconds
     */
    void spin(int ms) {
        spin(real(ms), 0);
    }

    /**
     * Runs the event loop until a condition holds.
     *
     * @param ms for how long at most, in milliseconds
     * @param done the condition
     * @return whether it holds
     */
    boolean spinUntil(int ms, BooleanSupplier done) {
        QEventLoop loop = new QEventLoop();
        QTimer timer = new QTimer();
        long start = System.nanoTime();
        long[] last = {start};
        timer.timeout.connect(
                () -> {
                    noteStandstill(elapsed(last[0]), TICK_MS);
                    last[0] = System.nanoTime();
                    boolean over = elapsed(start) >= TimeUnit.MILLISECONDS.toNanos(ms);
                    if (over || failed.getAsBoolean() || done.getAsBoolean()) {
                        loop.quit();
                    }
                });
        timer.start(TICK_MS);
        try {
            if (!done.getAsBoolean()) {
                loop.exec();
            }
            return done.getAsBoolean();
        } finally {
            timer.dispose();
            loop.dispose();
        }
    }

    /**
     * Goes on until nothing was noted for 25 ms, for a second at most; and until no host is looked
     * up any more, which another thread does, however long a busy machine lets it wait.
     *
     * @param noted counts what has been noted so far
     * @param lookingUp tells whether a host is being looked up
     */
    void settle(IntSupplier noted, BooleanSupplier lookingUp) {
        long start = System.nanoTime();
        boolean quiet = false;
        while (!quiet && !failed.getAsBoolean()) {
            int limit = lookingUp.getAsBoolean() ? LOOKUP_LIMIT_MS : real(SETTLE_LIMIT_MS);
            if (elapsed(start) >= TimeUnit.MILLISECONDS.toNanos(limit)) {
                return;
            }
            int before = noted.getAsInt();
            spin(real(QUIET_MS), QUIET_TURNS);
            quiet = noted.getAsInt() == before && !lookingUp.getAsBoolean();
        }
    }

    /** Waits in one go: a loop that wakes up all the time would take the processor from others. */
    private void spin(int ms, int turns) {
        QEventLoop loop = new QEventLoop();
        QTimer timer = new QTimer();
        int[] left = {turns};
        timer.setTimerType(Qt.TimerType.PreciseTimer);
        timer.timeout.connect(
                () -> {
                    if (left[0]-- > 0) {
                        timer.start(0);
                    } else {
                        loop.quit();
                    }
                });
        long start = System.nanoTime();
        timer.start(ms);
        try {
            loop.exec();
        } finally {
            timer.dispose();
            loop.dispose();
        }
        noteStandstill(elapsed(start), ms);
    }

    private void noteStandstill(long nanos, int expectedMs) {
        standstill = Math.max(standstill, TimeUnit.NANOSECONDS.toMillis(nanos) - expectedMs);
    }

    /**
     * Returns by how much the loop was late at most: because of slots that wait, or because a busy
     * machine let this thread stand still.
     *
     * @return the time in milliseconds
     */
    long standstill() {
        return standstill;
    }

    private static long elapsed(long start) {
        return System.nanoTime() - start;
    }
}
