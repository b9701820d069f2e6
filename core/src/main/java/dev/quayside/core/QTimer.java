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
        if (entry == null) {
            entry = new TimerQueue.Entry(this, TimerQueue.takeId());
        }
        threadData().timers().start(entry, interval, timerType);
    }

    /**
     * Sets the interval and starts the timer, anew if it runs.
     *
     * @param msec milliseconds; a negative number counts as 1, with a warning
     * @throws QThreadAffinityException in a foreign thread
     */
    public void start(int msec) {
        checkThread();
        interval = notNegative(msec);
        start();
    }

    private static int notNegative(int msec) {
        if (msec < 0) {
            ThreadData.warn("Timers cannot have negative intervals: " + msec);
            return 1;
        }
        return msec;
    }

    /**
     * Stops the timer; harmless when it does not run.
     *
     * @throws QThreadAffinityException in a foreign thread
     */
    public void stop() {
        checkThread();
        if (entry != null) {
            threadData().timers().stop(entry);
        }
    }

    @Override
    protected void disposing() {
        if (isActive()) {
            threadData().timers().stop(entry);
        }
        super.disposing();
    }

    /**
     * Tells whether the timer runs.
     *
     * @return whether it does
     */
    public boolean isActive() {
        return entry != null && entry.isRunning();
    }

    /**
     * Returns the number of the running timer.
     *
     * @return the number, -1 when it does not run
     */
    public int timerId() {
        return isActive() ? entry.id : -1;
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
     * @param msec milliseconds; a negative number counts as 1, with a warning
     */
    public void setInterval(int msec) {
        interval = notNegative(msec);
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
        return isActive() ? (int) ((Math.max(0, entry.remaining()) + 999_999) / 1_000_000) : -1;
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
     * @param msec milliseconds
     * @param slot what to run
     */
    public static void singleShot(int msec, Slot0 slot) {
        singleShot(msec, QThread.currentThread(), slot);
    }

    /**
     * Runs a slot once after a time, in the thread of a context object; not if that is destroyed
     * before.
     *
     * @param msec milliseconds
     * @param context the receiver
     * @param slot what to run
     */
    public static void singleShot(int msec, QObject context, Slot0 slot) {
        singleShot(
                msec,
                msec > 2000 ? Qt.TimerType.CoarseTimer : Qt.TimerType.PreciseTimer,
                context,
                slot);
    }

    /**
     * Runs a slot once after a time, in the thread of a context object; not if that is destroyed
     * before.
     *
     * @param msec milliseconds
     * @param timerType how exact
     * @param context the receiver
     * @param slot what to run
     */
    public static void singleShot(int msec, Qt.TimerType timerType, QObject context, Slot0 slot) {
        Objects.requireNonNull(context, "context");
        Objects.requireNonNull(slot, "slot");
        int time = notNegative(msec);
        if (time == 0) {
            QMetaObject.invokeMethod(context, slot, Qt.ConnectionType.QueuedConnection);
            return;
        }
        SingleShot shot = new SingleShot(context, slot);
        if (context.thread() == QThread.currentThread()) {
            shot.startTimer(time, timerType);
        } else {
            shot.moveToThread(context.thread());
            QMetaObject.invokeMethod(shot, () -> shot.startTimer(time, timerType));
        }
    }

    /** Ends with its one event. */
    private static final class SingleShot extends QObject {
        private final Signal0 timeout = new Signal0(this);

        SingleShot(QObject context, Slot0 slot) {
            timeout.connect(context, slot);
        }

        @Override
        protected void timerEvent(QTimerEvent event) {
            killTimer(event.timerId());
            timeout.emit();
            dispose();
        }
    }
}
