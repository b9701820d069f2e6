// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import java.util.concurrent.TimeUnit;

/**
 * A moment in the future after which one waits no longer.
 *
 * <p>Kept with the monotonic clock: setting the system's time does not move it. Immutable, usable
 * in every thread.
 *
 * @see <a href="https://doc.qt.io/qt-6/qdeadlinetimer.html">QDeadlineTimer</a>
 */
public final class QDeadlineTimer implements Comparable<QDeadlineTimer> {
    /** Never expires. */
    public static final QDeadlineTimer FOREVER = new QDeadlineTimer(true, 0);

    private final boolean forever;
    private final long deadline;

    private QDeadlineTimer(boolean forever, long deadline) {
        this.forever = forever;
        this.deadline = deadline;
    }

    /**
     * Makes a timer that expires after a time.
     *
     * @param msecs milliseconds from now; 0 has expired, less than 0 never expires
     * @return the timer
     */
    public static QDeadlineTimer ofMillis(long msecs) {
        return msecs < 0 ? FOREVER : ofNanos(TimeUnit.MILLISECONDS.toNanos(msecs));
    }

    /**
     * Makes a timer that expires after a time.
     *
     * @param nsecs nanoseconds from now; 0 has expired, less than 0 never expires
     * @return the timer
     */
    public static QDeadlineTimer ofNanos(long nsecs) {
        // beyond half the clock's range a difference of two readings would lose its sign
        return nsecs < 0 || nsecs > Long.MAX_VALUE / 2
                ? FOREVER
                : new QDeadlineTimer(false, System.nanoTime() + nsecs);
    }

    /**
     * Tells whether the timer never expires.
     *
     * @return whether it was made so
     */
    public boolean isForever() {
        return forever;
    }

    /**
     * Tells whether the moment has come.
     *
     * @return whether no time remains
     */
    public boolean hasExpired() {
        return !forever && deadline - System.nanoTime() <= 0;
    }

    /**
     * Returns the time that remains, rounded up.
     *
     * @return milliseconds, 0 once expired, -1 for a timer that never expires
     */
    public long remainingTime() {
        return forever ? -1 : (remainingTimeNSecs() + 999_999) / 1_000_000;
    }

    /**
     * Returns the time that remains.
     *
     * @return nanoseconds, 0 once expired, -1 for a timer that never expires
     */
    public long remainingTimeNSecs() {
        return forever ? -1 : Math.max(0, deadline - System.nanoTime());
    }

    @Override
    public int compareTo(QDeadlineTimer other) {
        if (forever || other.forever) {
            return Boolean.compare(forever, other.forever);
        }
        return Long.signum(deadline - other.deadline);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof QDeadlineTimer t && forever == t.forever && deadline == t.deadline;
    }

    @Override
    public int hashCode() {
        return forever ? 1 : Long.hashCode(deadline);
    }

    @Override
    public String toString() {
        return forever ? "QDeadlineTimer(forever)" : "QDeadlineTimer(" + remainingTime() + " ms)";
    }
}
