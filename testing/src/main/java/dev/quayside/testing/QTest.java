// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.testing;

import dev.quayside.core.QDeadlineTimer;
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
     * Processes events for a time.
     *
     * @param msecs milliseconds
     */
    public static void qWait(int msecs) {
        QEventLoop loop = new QEventLoop();
        QTimer timer = new QTimer();
        timer.setSingleShot(true);
        timer.timeout.connect(loop::quit);
        timer.start(msecs);
        loop.exec();
        timer.dispose();
        loop.dispose();
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
     * Processes events until a condition holds.
     *
     * @param condition looked at after each event, and every few milliseconds
     * @param msecs at most so many milliseconds; -1 for ever
     * @return whether it holds
     */
    public static boolean qWaitFor(BooleanSupplier condition, int msecs) {
        return qWaitFor(condition, QDeadlineTimer.ofMillis(msecs));
    }

    static boolean qWaitFor(BooleanSupplier condition, QDeadlineTimer deadline) {
        if (condition.getAsBoolean()) {
            return true;
        }
        QEventLoop loop = new QEventLoop();
        QTimer ticks = new QTimer(); // another thread may make it true without any event here
        ticks.start(INTERVAL);
        boolean holds = false;
        while (!holds && !deadline.hasExpired()) {
            loop.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents);
            holds = condition.getAsBoolean();
        }
        ticks.dispose();
        loop.dispose();
        return holds;
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
