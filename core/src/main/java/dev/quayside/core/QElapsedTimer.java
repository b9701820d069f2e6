// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

/**
 * Measures the time since it was started, with the monotonic clock.
 *
 * <p>Not synchronised: one thread at a time.
 *
 * @see <a href="https://doc.qt.io/qt-6/qelapsedtimer.html">QElapsedTimer</a>
 */
public final class QElapsedTimer {
    private long started;
    private boolean valid;

    /** Makes a timer that was not started. */
    public QElapsedTimer() {}

    /** Starts the timer, again if it was started before. */
    public void start() {
        started = System.nanoTime();
        valid = true;
    }

    /**
     * Starts the timer again.
     *
     * @return milliseconds since the start before
     * @throws IllegalStateException if it was never started
     */
    public long restart() {
        long elapsed = elapsed();
        start();
        return elapsed;
    }

    /**
     * Returns the time since the start.
     *
     * @return milliseconds
     * @throws IllegalStateException if it was never started
     */
    public long elapsed() {
        return nsecsElapsed() / 1_000_000;
    }

    /**
     * Returns the time since the start.
     *
     * @return nanoseconds
     * @throws IllegalStateException if it was never started
     */
    public long nsecsElapsed() {
        if (!valid) {
            throw new IllegalStateException("The timer was not started");
        }
        return System.nanoTime() - started;
    }

    /**
     * Tells whether a time has passed.
     *
     * @param msecs milliseconds; less than 0 never pass
     * @return whether more than that passed since the start
     * @throws IllegalStateException if the timer was never started
     */
    public boolean hasExpired(long msecs) {
        return msecs >= 0 && elapsed() > msecs;
    }

    /** Makes the timer one that was not started. */
    public void invalidate() {
        valid = false;
    }

    /**
     * Tells whether the timer was started.
     *
     * @return whether it was, and not invalidated since
     */
    public boolean isValid() {
        return valid;
    }
}
