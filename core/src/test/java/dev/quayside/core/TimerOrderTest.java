// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Many timers of one thread, started, restarted and stopped in any order, come when they are due.
 */
class TimerOrderTest {
    private static final int TIMERS = 2000;
    private static final int LONGEST = 40;

    private final Random random = new Random(20260101);
    private final List<Timer> came = new ArrayList<>();

    /** Between two readings of the clock it was started last. */
    private final class Timer extends QTimer {
        private long dueAtEarliest;
        private long dueAtLatest;
        private long cameAt;

        Timer() {
            setSingleShot(true);
            timeout.connect(
                    () -> {
                        cameAt = System.nanoTime();
                        came.add(this);
                    });
        }

        void startAnew() {
            int interval = random.nextInt(LONGEST);
            long before = System.nanoTime();
            start(interval);
            dueAtEarliest = before + interval * 1_000_000L;
            dueAtLatest = System.nanoTime() + interval * 1_000_000L;
        }
    }

    @Test
    void eachComesOnceAndInTheOrderInWhichTheyAreDue() {
        List<Timer> timers = new ArrayList<>();
        for (int i = 0; i < TIMERS; i++) {
            timers.add(new Timer());
        }
        timers.forEach(Timer::startAnew);
        for (int i = 0; i < 3 * TIMERS; i++) {
            Timer timer = timers.get(random.nextInt(TIMERS));
            if (random.nextInt(4) == 0) {
                timer.stop();
            } else {
                timer.startAnew();
            }
        }
        List<Timer> running = timers.stream().filter(QTimer::isActive).toList();
        while (timers.stream().anyMatch(QTimer::isActive)) {
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents);
        }
        assertThat(came).containsExactlyInAnyOrderElementsOf(running);
        long latestBefore = Long.MIN_VALUE;
        for (Timer timer : came) {
            assertThat(timer.cameAt).isGreaterThanOrEqualTo(timer.dueAtEarliest);
            assertThat(timer.dueAtLatest).isGreaterThanOrEqualTo(latestBefore);
            latestBefore = Math.max(latestBefore, timer.dueAtEarliest);
        }
        timers.forEach(QObject::dispose);
    }
}
