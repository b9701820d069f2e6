// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.testing;

import dev.quayside.core.QCoreApplication;
import dev.quayside.core.QDeadlineTimer;
import dev.quayside.core.QEvent;
import dev.quayside.core.QEventLoop;
import dev.quayside.core.QThread;
import dev.quayside.core.QTimer;
import java.util.function.BooleanSupplier;

/**
 * Waiting in tests, with the events of the calling thread going on meanwhile.
 *
 * @see <a href="https://doc.qt.io/qt-6/qtest.html">QTest namespace</a>
 */
public final class QTest {
    /** How often a condition is looked at when no event comes, in milliseconds. */
    private static final int INTERVAL = 5;

    private QTest() {}

    /**
     * Processes events for a time, deferred deletes of the calling code included, and at least
     * once.
     *
     * @param msecs milliseconds
     */
    public static void qWait(int msecs) {
        turns(() -> false, QDeadlineTimer.ofMillis(Math.max(0, msecs)));
    }

    /**
     * Processes events until a condition holds, for at most 5,000 milliseconds.
     *
     * @param condition looked at after each event
     * @return whether it holds
     */
    public static boolean qWaitFor(BooleanSupplier condition) {
        return qWaitFor(condition, 5_000);
    }

    /**
     * Processes events, deferred deletes of the calling code included, until a condition holds. If
     * it does not hold already, they are processed at least once, however short the time.
     *
     * @param condition looked at after each event, and every few milliseconds
     * @param msecs at most so many milliseconds; -1 for ever
     * @return whether it holds
     */
    public static boolean qWaitFor(BooleanSupplier condition, int msecs) {
        return qWaitFor(condition, QDeadlineTimer.ofMillis(msecs));
    }

    static boolean qWaitFor(BooleanSupplier condition, QDeadlineTimer deadline) {
        return condition.getAsBoolean() || turns(condition, deadline);
    }

    private static boolean turns(BooleanSupplier condition, QDeadlineTimer deadline) {
        QTimer ticks = new QTimer(); // another thread may make it true without any event here
        ticks.start(INTERVAL);
        try {
            do {
                if (deadline.hasExpired()) {
                    QCoreApplication.processEvents();
                } else {
                    QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents);
                }
                QCoreApplication.sendPostedEvents(null, QEvent.Type.DeferredDelete.value());
                if (condition.getAsBoolean()) {
                    return true;
                }
            } while (!deadline.hasExpired());
            return false;
        } finally {
            ticks.dispose();
        }
    }

    /**
     * Lets the thread sleep; no events are processed.
     *
     * @param msecs milliseconds
     */
    public static void qSleep(int msecs) {
        QThread.msleep(msecs);
    }
}
