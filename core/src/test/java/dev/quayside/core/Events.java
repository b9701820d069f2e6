// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import static org.assertj.core.api.Assertions.fail;

import java.util.function.BooleanSupplier;

/** Lets the events of the calling thread go on in a test that waits for something. */
final class Events {
    private static final int LIMIT_MS = 100_000;

    private Events() {}

    /** Looks after every event, and now and then: another thread may make it true silently. */
    static void processUntil(BooleanSupplier condition) {
        QDeadlineTimer deadline = QDeadlineTimer.ofMillis(LIMIT_MS);
        QTimer ticks = new QTimer();
        ticks.start(2);
        while (!condition.getAsBoolean()) {
            if (deadline.hasExpired()) {
                fail("What was waited for did not come");
            }
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents);
        }
        ticks.dispose();
    }

    /**
     * Runs an event loop in which a slot runs first; the loop ends when the slot's work quits it.
     */
    static int loop(Slot1<QEventLoop> first) {
        QEventLoop loop = new QEventLoop();
        QMetaObject.invokeMethod(loop, () -> first.call(loop), Qt.ConnectionType.QueuedConnection);
        return loop.exec();
    }
}
