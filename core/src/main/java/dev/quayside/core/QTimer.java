// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Emits {@link #timeout} once or again and again after an interval.
 *
 * <p>Timers that are due at the same time come in the order in which they were started. A repeating
 * timer that comes late does not catch up. An interval of 0 means every turn of the loop.
 * Restarting is cheap: a server may do it at every message.
 *
 * <p>The timer runs in the thread in which it lives and needs an event loop there.
 *
 * @see <a href="https://doc.qt.io/qt-6/qtimer.html">QTimer</a>
 */
public class QTimer extends QObject {
    /** Emitted when the interval is over. */
    public final Signal0 timeout = new Signal0(this);

    /** Made at the first start, then used for every start. */
    private TimerQueue.Entry entry;

    private int interval;
    private boolean singleShot;

    /** Started with a negative interval: counts as active, as in Qt, but never comes. */
    private boolean refused;

    private Qt.TimerType timerType = Qt.TimerType.CoarseTimer;

    /** Makes a timer that does not run. */
    public QTimer() {
        this(null);
    }

    /**
     * Makes a timer that does not run.
     *
     * @param parent the parent, or null
     */
    public QTimer(QObject parent) {
        super(parent);
    }

    /**
     * Starts the timer, anew if it runs.
     *
     * @throws QThreadAffinityException in a foreign thread
     */
    public void start() {
        checkThread();
        if (interval < 0) {
            refuse();
            return;
        }
        refused = false;
        if (entry == null) {
            entry = new TimerQueue.Entry(this, TimerQueue.takeId());
        }
        threadData().timers().start(entry, interval, timerType);
    }

    private void refuse() {
        ThreadData.warn("Timers cannot have negative intervals: " + interval + " for " + this);
        stop();
        refused = true;
    }

    /**
     * Sets the interval and starts the timer, anew if it runs.
     *
     * @param msec milliseconds; with a negative number, and a warning, the timer never comes
     * @throws QThreadAffinityException in a foreign thread
     */
    public void start(int msec) {
        checkThread();
        interval = msec;
        start();
    }

    /**
     * Stops the timer; harmless when it does not run.
     *
     * @throws QThreadAffinityException in a foreign thread
     */
    public void stop() {
        checkThread();
        refused = false;
        if (entry != null) {
            threadData().timers().stop(entry);
        }
    }

    @Override
    protected void disposing() {
        if (entry != null && entry.isRunning()) {
            threadData().timers().stop(entry);
        }
        super.disposing();
    }

    /**
     * Tells whether the timer runs.
     *
     * @return whether it does; also true for one that was started with a negative interval
     */
    public boolean isActive() {
        return refused || isRunning();
    }

    private boolean isRunning() {
        return entry != null && entry.isRunning();
    }

    /**
     * Returns the number of the running timer.
     *
     * @return the number; -1 when it does not run, 0 when it was started with a negative interval
     */
    public int timerId() {
        if (isRunning()) {
            return entry.id;
        }
        return refused ? 0 : -1;
    }

    /**
     * Returns the interval.
     *
     * @return milliseconds
     */
    public int interval() {
        return interval;
    }

    /**
     * Sets the interval; a running timer starts anew with it.
     *
     * @param msec milliseconds; with a negative number, and a warning, a running timer never comes
     */
    public void setInterval(int msec) {
        interval = msec;
        if (isActive()) {
            start();
        }
    }

    /**
     * Returns the time until the timer is due.
     *
     * @return milliseconds, rounded up; 0 when overdue, -1 when it does not run
     */
    public int remainingTime() {
        return isRunning() ? (int) ((Math.max(0, entry.remaining()) + 999_999) / 1_000_000) : -1;
    }

    /**
     * Tells whether the timer runs once only.
     *
     * @return whether it does
     */
    public boolean isSingleShot() {
        return singleShot;
    }

    /**
     * Sets whether the timer runs once only.
     *
     * @param singleShot whether it does
     */
    public void setSingleShot(boolean singleShot) {
        this.singleShot = singleShot;
    }

    /**
     * Returns how exact the timer is.
     *
     * @return the type, coarse unless set
     */
    public Qt.TimerType timerType() {
        return timerType;
    }

    /**
     * Sets how exact the timer is, from its next start on.
     *
     * @param atype the type
     */
    public void setTimerType(Qt.TimerType atype) {
        timerType = Objects.requireNonNull(atype, "atype");
    }

    @Override
    protected void timerEvent(QTimerEvent event) throws Exception {
        if (entry != null && event.timerId() == entry.id) {
            if (singleShot) {
                stop();
            }
            timeout.emit();
        }
    }

    @Override
    List<TimerQueue.Entry> runningTimers() {
        List<TimerQueue.Entry> timers = new ArrayList<>(super.runningTimers());
        if (entry != null) {
            timers.add(entry);
        }
        return timers;
    }

    /**
     * Runs a slot once after a time, in the calling thread.
     *
     * @param msec milliseconds; a negative number is refused with a warning
     * @param slot what to run
     */
    public static void singleShot(int msec, Slot0 slot) {
        SingleShot.start(msec, SingleShot.typeFor(msec), null, slot);
    }

    /**
     * Runs a slot once after a time, in the thread of a context object; not if that is destroyed
     * before.
     *
     * @param msec milliseconds; a negative number is refused with a warning
     * @param context the receiver
     * @param slot what to run
     */
    public static void singleShot(int msec, QObject context, Slot0 slot) {
        singleShot(msec, SingleShot.typeFor(msec), context, slot);
    }

    /**
     * Runs a slot once after a time, in the thread of a context object; not if that is destroyed
     * before.
     *
     * @param msec milliseconds; a negative number is refused with a warning
     * @param timerType how exact
     * @param context the receiver
     * @param slot what to run
     */
    public static void singleShot(int msec, Qt.TimerType timerType, QObject context, Slot0 slot) {
        Objects.requireNonNull(timerType, "timerType");
        SingleShot.start(msec, timerType, Objects.requireNonNull(context, "context"), slot);
    }
}
