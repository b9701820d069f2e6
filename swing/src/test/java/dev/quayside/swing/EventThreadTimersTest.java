// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.swing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quayside.core.QTimer;
import dev.quayside.core.Qt;
import java.awt.EventQueue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Timers in the event thread. */
class EventThreadTimersTest {
    @BeforeEach
    void install() {
        SwingApplication.install();
    }

    @Test
    void aPreciseTimerIsNeverEarly() throws Exception {
        int rounds = 20;
        List<Long> due = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch all = new CountDownLatch(rounds);
        long[] begin = new long[1];

        EventThread.run(
                () -> {
                    QTimer timer = new QTimer();
                    timer.setTimerType(Qt.TimerType.PreciseTimer);
                    timer.timeout.connect(
                            () -> {
                                due.add(System.nanoTime() - begin[0]);
                                all.countDown();
                                if (all.getCount() == 0) {
                                    timer.dispose();
                                }
                            });
                    begin[0] = System.nanoTime();
                    timer.start(5);
                });
        EventThread.await(all);

        for (int i = 0; i < rounds; i++) {
            assertThat(due.get(i)).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(5L * i));
        }
    }

    @Test
    void timersComeInTheOrderOfTheirTimes() throws Exception {
        List<Integer> order = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch all = new CountDownLatch(4);

        EventThread.run(
                () -> {
                    for (int ms : new int[] {0, 10, 20, 30}) {
                        QTimer.singleShot(
                                ms,
                                () -> {
                                    order.add(ms);
                                    all.countDown();
                                });
                    }
                });
        EventThread.await(all);

        assertThat(order).containsExactly(0, 10, 20, 30);
    }

    @Test
    void anEarlierTimerShortensAWaitThatHasBegun() throws Exception {
        CountDownLatch early = new CountDownLatch(1);
        QTimer late = EventThread.get(QTimer::new);
        EventThread.run(() -> late.start(1_000_000));
        EventThread.run(() -> {}); // the wait for the late one begins at the latest now

        EventThread.run(() -> QTimer.singleShot(1, early::countDown));
        EventThread.await(early);

        assertThat(EventThread.get(late::isActive)).isTrue();
        EventThread.run(late::dispose);
    }

    @Test
    void aStoppedTimerIsSilent() throws Exception {
        AtomicInteger count = new AtomicInteger();
        CountDownLatch later = new CountDownLatch(1);

        EventThread.run(
                () -> {
                    QTimer timer = new QTimer();
                    timer.timeout.connect(count::incrementAndGet);
                    timer.start(1);
                    timer.stop();
                    QTimer.singleShot(20, later::countDown);
                });
        EventThread.await(later);

        assertThat(count).hasValue(0);
    }

    @Test
    void aTimerWithoutPauseLeavesTheToolkitItsTurn() throws Exception {
        CountDownLatch turn = new CountDownLatch(1);
        QTimer timer = EventThread.get(QTimer::new);
        EventThread.run(
                () -> {
                    timer.timeout.connect(turn::countDown);
                    timer.start(0);
                });
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

        EventThread.await(turn);
        EventThread.run(timer::dispose);
    }
}
