// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.swing;

import dev.quayside.core.QMetaObject;
import dev.quayside.core.QObject;
import dev.quayside.core.Qt;
import java.awt.AWTEvent;
import java.awt.ActiveEvent;
import java.awt.EventQueue;
import java.awt.Toolkit;
import java.awt.event.PaintEvent;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the person does, and painting, get their turn however much there is to do for us. */
class FairnessTest {
    private volatile CountDownLatch nextCall = new CountDownLatch(1);
    private QObject busy;

    /** Calls that never come to an end: each posts the next one. */
    @BeforeEach
    void beBusy() throws Exception {
        SwingApplication.install();
        busy = EventThread.get(QObject::new);
        again();
    }

    private void again() {
        QMetaObject.invokeMethod(
                busy,
                () -> {
                    nextCall.countDown();
                    again();
                },
                Qt.ConnectionType.QueuedConnection);
    }

    @AfterEach
    void rest() throws Exception {
        EventThread.run(busy::dispose);
    }

    @Test
    void eventsOfTheUserAreNotHeldUp() throws Exception {
        CountDownLatch events = new CountDownLatch(100);
        Runnable[] next = new Runnable[1];
        next[0] =
                () -> {
                    events.countDown();
                    if (events.getCount() > 0) {
                        EventQueue.invokeLater(next[0]);
                    }
                };

        EventQueue.invokeLater(next[0]);
        EventThread.await(events);

        awaitCall();
    }

    /** A pause is allowed, an end is not. */
    private void awaitCall() throws InterruptedException {
        CountDownLatch goingOn = new CountDownLatch(1);
        nextCall = goingOn;
        EventThread.await(goingOn);
    }

    @Test
    void paintingIsNotHeldUp() throws Exception {
        CountDownLatch painted = new CountDownLatch(20);

        Toolkit.getDefaultToolkit().getSystemEventQueue().postEvent(new Painting(painted));
        EventThread.await(painted);

        awaitCall();
    }

    /** In AWT's queue it is behind everything, like the painting of what was uncovered. */
    private static final class Painting extends AWTEvent implements ActiveEvent {
        private static final long serialVersionUID = 1L;

        private final transient CountDownLatch painted;

        Painting(CountDownLatch painted) {
            super(new Object(), PaintEvent.PAINT);
            this.painted = painted;
        }

        @Override
        public void dispatch() {
            painted.countDown();
            if (painted.getCount() > 0) {
                Toolkit.getDefaultToolkit().getSystemEventQueue().postEvent(new Painting(painted));
            }
        }
    }
}
