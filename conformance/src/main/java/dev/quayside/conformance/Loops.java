// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.conformance;

import dev.quayside.core.QEventLoop;
import dev.quayside.core.QTimer;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;

/** Runs the event loop for a while, or until something is so, or until nothing happens any more. */
final class Loops {
    private static final int TICK_MS = 2;
    private static final int QUIET_MS = 25;
    private static final int SETTLE_LIMIT_MS = 1000;

    // On a busy machine 25 ms may pass without the loop having turned; then they say nothing.
    private static final int QUIET_TICKS = 4;

    private final BooleanSupplier failed;

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
     * Runs the event loop.
     *
     * @param ms for how long, in milliseconds
     */
    void spin(int ms) {
        spin(ms, 0, () -> false);
    }

    /**
     * Runs the event loop until a condition holds.
     *
     * @param ms for how long at most, in milliseconds
     * @param done the condition
     * @return whether it holds
     */
    boolean spinUntil(int ms, BooleanSupplier done) {
        return spin(ms, 0, done);
    }

    /**
     * Goes on until nothing was noted for 25 ms, for a second at most.
     *
     * @param noted counts what has been noted so far
     */
    void settle(IntSupplier noted) {
        long start = System.nanoTime();
        while (elapsed(start) < TimeUnit.MILLISECONDS.toNanos(SETTLE_LIMIT_MS)) {
            int before = noted.getAsInt();
            spin(QUIET_MS, QUIET_TICKS, () -> false);
            if (noted.getAsInt() == before || failed.getAsBoolean()) {
                return;
            }
        }
    }

    private boolean spin(int ms, int leastTicks, BooleanSupplier done) {
        QEventLoop loop = new QEventLoop();
        QTimer timer = new QTimer();
        long start = System.nanoTime();
        int[] ticks = new int[1];
        timer.setInterval(TICK_MS);
        timer.timeout.connect(
                () -> {
                    ticks[0]++;
                    boolean over =
                            elapsed(start) >= TimeUnit.MILLISECONDS.toNanos(ms)
                                    && ticks[0] >= leastTicks;
                    if (over || failed.getAsBoolean() || done.getAsBoolean()) {
                        loop.quit();
                    }
                });
        timer.start();
        try {
            if (!done.getAsBoolean()) {
                loop.exec();
            }
            return done.getAsBoolean();
        } finally {
            timer.stop();
            timer.dispose();
            loop.dispose();
        }
    }

    private static long elapsed(long start) {
        return System.nanoTime() - start;
    }
}
