// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.testing;

import dev.quayside.core.QDeadlineTimer;
import dev.quayside.core.Signal;
import dev.quayside.core.Signal0;
import dev.quayside.core.Signal1;
import dev.quayside.core.Signal2;
import dev.quayside.core.Signal3;
import dev.quayside.core.Signal4;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Writes down every emission of a signal, with its arguments, for a test to look at.
 *
 * <p>Recording works whichever thread emits. {@link #wait(int)} belongs to a thread that may run an
 * event loop.
 *
 * @see <a href="https://doc.qt.io/qt-6/qsignalspy.html">QSignalSpy</a>
 */
public final class QSignalSpy {
    private final Signal signal;
    private final List<List<Object>> emissions = new ArrayList<>();

    /**
     * Watches a signal from now on.
     *
     * @param signal the signal
     */
    public QSignalSpy(Signal0 signal) {
        this.signal = signal;
        signal.connect(() -> record());
    }

    /**
     * Watches a signal from now on.
     *
     * @param <A> type of the argument
     * @param signal the signal
     */
    public <A> QSignalSpy(Signal1<A> signal) {
        this.signal = signal;
        signal.connect(a -> record(a));
    }

    /**
     * Watches a signal from now on.
     *
     * @param <A> type of the first argument
     * @param <B> type of the second argument
     * @param signal the signal
     */
    public <A, B> QSignalSpy(Signal2<A, B> signal) {
        this.signal = signal;
        signal.connect((a, b) -> record(a, b));
    }

    /**
     * Watches a signal from now on.
     *
     * @param <A> type of the first argument
     * @param <B> type of the second argument
     * @param <C> type of the third argument
     * @param signal the signal
     */
    public <A, B, C> QSignalSpy(Signal3<A, B, C> signal) {
        this.signal = signal;
        signal.connect((a, b, c) -> record(a, b, c));
    }

    /**
     * Watches a signal from now on.
     *
     * @param <A> type of the first argument
     * @param <B> type of the second argument
     * @param <C> type of the third argument
     * @param <D> type of the fourth argument
     * @param signal the signal
     */
    public <A, B, C, D> QSignalSpy(Signal4<A, B, C, D> signal) {
        this.signal = signal;
        signal.connect((a, b, c, d) -> record(a, b, c, d));
    }

    private void record(Object... arguments) {
        synchronized (emissions) {
            emissions.add(Collections.unmodifiableList(Arrays.asList(arguments)));
        }
    }

    /**
     * Returns the signal that is watched.
     *
     * @return the signal
     */
    public Signal signal() {
        return signal;
    }

    /**
     * Tells whether the spy watches a signal.
     *
     * @return true, as in Qt even when the signal's owner is destroyed
     */
    public boolean isValid() {
        return true;
    }

    /**
     * Counts the emissions.
     *
     * @return how many were recorded and not taken
     */
    public int count() {
        synchronized (emissions) {
            return emissions.size();
        }
    }

    /**
     * Tells whether nothing was recorded.
     *
     * @return whether {@link #count()} is 0
     */
    public boolean isEmpty() {
        return count() == 0;
    }

    /**
     * Returns the arguments of an emission.
     *
     * @param index which: 0 is the oldest
     * @return its arguments
     * @throws IndexOutOfBoundsException if there is none
     */
    public List<Object> at(int index) {
        synchronized (emissions) {
            return emissions.get(index);
        }
    }

    /**
     * Returns the arguments of the oldest emission and forgets it.
     *
     * @return its arguments
     * @throws IndexOutOfBoundsException if there is none
     */
    public List<Object> takeFirst() {
        synchronized (emissions) {
            return emissions.remove(0);
        }
    }

    /** Forgets what was recorded. */
    public void clear() {
        synchronized (emissions) {
            emissions.clear();
        }
    }

    /**
     * Runs an event loop until the signal is emitted once more.
     *
     * @param msecs at most so many milliseconds
     * @return whether it was
     */
    public boolean wait(int msecs) {
        int before = count();
        return QTest.qWaitFor(() -> count() > before, QDeadlineTimer.ofMillis(msecs));
    }
}
