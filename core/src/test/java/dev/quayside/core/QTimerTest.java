// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Timers; each rule was measured in Qt. */
class QTimerTest {
    private final List<String> seen = new ArrayList<>();
    private final QTimer timer = new QTimer();

    /** One that went on would wake up the loops of other tests, which share this thread. */
    @AfterEach
    void end() {
        timer.dispose();
    }

    @Test
    void aNewTimerDoesNotRun() {
        assertThat(timer.isActive()).isFalse();
        assertThat(timer.timerId()).isEqualTo(-1);
        assertThat(timer.interval()).isZero();
        assertThat(timer.remainingTime()).isEqualTo(-1);
        assertThat(timer.isSingleShot()).isFalse();
        assertThat(timer.timerType()).isEqualTo(Qt.TimerType.CoarseTimer);
    }

    @Test
    void aRunningTimerTellsWhatRemains() {
        timer.start(100_000);
        assertThat(timer.isActive()).isTrue();
        assertThat(timer.timerId()).isPositive();
        assertThat(timer.remainingTime()).isBetween(1, 100_000);
        timer.setInterval(500_000);
        assertThat(timer.remainingTime()).isBetween(100_001, 500_000);
        timer.stop();
        assertThat(timer.isActive()).isFalse();
        assertThat(timer.remainingTime()).isEqualTo(-1);
        assertThat(timer.interval()).isEqualTo(500_000);
    }

    @Test
    void aTimerThatIsLateHasNothingRemaining() {
        timer.start(1);
        QThread.msleep(5); // nothing is waited for here: the timer is to be late
        assertThat(timer.remainingTime()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Qt.TimerType.class)
    void everyTypeComesWhenTheTimeIsOverAndNotBefore(Qt.TimerType type) {
        timer.setTimerType(type);
        QElapsedTimer elapsed = new QElapsedTimer();
        int interval = type == Qt.TimerType.VeryCoarseTimer ? 700 : 20;
        int code =
                Events.loop(
                        loop -> {
                            timer.timeout.connect(() -> loop.exit((int) elapsed.elapsed()));
                            elapsed.start();
                            timer.start(interval);
                        });
        assertThat(code).isGreaterThanOrEqualTo(interval - 1);
        assertThat(timer.isActive()).isTrue();
        timer.stop();
    }

    @Test
    void aVeryCoarseTimerCountsWholeSeconds() {
        timer.setTimerType(Qt.TimerType.VeryCoarseTimer);
        assertThat(whole(100_400)).isEqualTo(100);
        assertThat(whole(100_600)).isEqualTo(101);
    }

    /** Starts the timer; returns how many seconds it really takes, however slow this is. */
    private long whole(int interval) {
        QElapsedTimer sinceStart = new QElapsedTimer();
        sinceStart.start();
        timer.start(interval);
        long remaining = timer.remainingTime();
        long atLeast = (remaining + 999) / 1000;
        long atMost = (remaining + sinceStart.elapsed() + 1) / 1000;
        assertThat(atMost).isGreaterThanOrEqualTo(atLeast);
        return atLeast == atMost ? atLeast : whole(interval);
    }

    @Test
    void aNegativeIntervalIsRefusedWithAWarningAndCountsAsActive() {
        timer.timeout.connect(() -> seen.add("timeout"));
        try (WarningLog log = new WarningLog()) {
            timer.start(-5);
            assertThat(log.texts()).singleElement().asString().contains("negative");
        }
        assertThat(timer.isActive()).isTrue();
        assertThat(timer.timerId()).isZero();
        assertThat(timer.remainingTime()).isEqualTo(-1);
        QCoreApplication.processEvents();
        timer.stop();
        assertThat(timer.isActive()).isFalse();
        assertThat(seen).isEmpty();
    }

    @Test
    void aSingleShotTimerHasStoppedWhenItsSlotRunsAndMayStartAgainThere() {
        timer.setSingleShot(true);
        Events.loop(
                loop -> {
                    timer.timeout.connect(
                            () -> {
                                seen.add(timer.isActive() + " " + timer.remainingTime());
                                if (seen.size() < 3) {
                                    timer.start();
                                } else {
                                    loop.quit();
                                }
                            });
                    timer.start(1);
                });
        assertThat(seen).containsExactly("false -1", "false -1", "false -1");
        assertThat(timer.isActive()).isFalse();
    }

    @Test
    void timersThatAreDueTogetherComeInTheOrderOfStarting() {
        QTimer[] timers = {new QTimer(), new QTimer(), new QTimer(), new QTimer()};
        for (int n : new int[] {2, 1, 3, 0}) {
            timers[n].setSingleShot(true);
            timers[n].timeout.connect(() -> seen.add("" + n));
            timers[n].start(0);
        }
        QCoreApplication.processEvents();
        assertThat(seen).containsExactly("2", "1", "3", "0");
    }

    @Test
    void aTimerOfNothingComesOnceATurn() {
        QTimer other = new QTimer();
        timer.timeout.connect(() -> seen.add("a"));
        other.timeout.connect(() -> seen.add("b"));
        timer.start(0);
        other.start(0);
        for (int turn = 0; turn < 3; turn++) {
            QCoreApplication.processEvents();
        }
        assertThat(seen).containsExactly("a", "b", "a", "b", "a", "b");
        timer.stop();
        other.stop();
    }

    @Test
    void aTimerStoppedByAnotherOneInTheSameTurnDoesNotCome() {
        QTimer other = new QTimer();
        timer.timeout.connect(other::stop);
        other.timeout.connect(() -> seen.add("other"));
        timer.start(0);
        other.start(0);
        QCoreApplication.processEvents();
        assertThat(seen).isEmpty();
        timer.stop();
    }

    @Test
    void aNestedLoopInItsSlotDoesNotBringATimerAgain() {
        int[] depth = new int[2];
        int[] count = new int[1];
        Events.loop(
                loop -> {
                    timer.timeout.connect(
                            () -> {
                                depth[1] = Math.max(depth[1], ++depth[0]);
                                if (++count[0] < 3) {
                                    Events.loop(nested -> QTimer.singleShot(5, nested::quit));
                                } else {
                                    loop.quit();
                                }
                                depth[0]--;
                            });
                    timer.start(1);
                });
        timer.stop();
        assertThat(depth[1]).isEqualTo(1);
    }

    @Test
    void aBlockedTimerRunsAndIsNotHeard() {
        timer.setSingleShot(true);
        timer.timeout.connect(() -> seen.add("timeout"));
        timer.blockSignals(true);
        timer.start(0);
        QCoreApplication.processEvents();
        assertThat(timer.isActive()).isFalse();
        assertThat(seen).isEmpty();
    }

    @Test
    void anObjectsOwnTimersHaveNumbersAndEndByThem() {
        QObject object =
                new QObject() {
                    @Override
                    protected void timerEvent(QTimerEvent event) {
                        seen.add("timer");
                        killTimer(event.timerId());
                    }
                };
        int first = object.startTimer(0);
        int second = object.startTimer(100_000);
        assertThat(first).isPositive().isNotEqualTo(second);
        QCoreApplication.processEvents();
        QCoreApplication.processEvents();
        assertThat(seen).containsExactly("timer");
        object.killTimer(second);
        try (WarningLog log = new WarningLog()) {
            object.killTimer(second);
            assertThat(object.startTimer(-1)).isZero();
            assertThat(log.texts()).hasSize(2);
        }
    }

    @Test
    void aForeignThreadCannotStartOrStopIt() throws Exception {
        try (Worker worker = new Worker()) {
            worker.adopt(timer);
            assertThatThrownBy(() -> timer.start(1)).isInstanceOf(QThreadAffinityException.class);
            assertThatThrownBy(timer::stop).isInstanceOf(QThreadAffinityException.class);
        }
    }

    @Test
    void aSingleShotCallComesOnceInTheContextsThread() throws Exception {
        try (Worker worker = new Worker()) {
            QObject context = worker.adopt(new QObject());
            List<QThread> threads = new ArrayList<>();
            QTimer.singleShot(0, context, () -> threads.add(QThread.currentThread()));
            worker.run(() -> {});
            QTimer.singleShot(1, context, () -> threads.add(QThread.currentThread()));
            Events.processUntil(
                    () -> {
                        try {
                            return worker.call(threads::size) == 2;
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                    });
            assertThat(threads).containsExactly(worker, worker);
        }
    }

    @Test
    void aSingleShotCallOfADestroyedContextDoesNotCome() {
        QObject context = new QObject();
        QTimer.singleShot(0, context, () -> seen.add("at once"));
        QTimer.singleShot(1, context, () -> seen.add("later"));
        context.dispose();
        Events.loop(loop -> QTimer.singleShot(5, loop::quit));
        assertThat(seen).isEmpty();
    }

    @Test
    void aNegativeSingleShotCallIsRefusedWithAWarning() {
        try (WarningLog log = new WarningLog()) {
            QTimer.singleShot(-1, () -> seen.add("called"));
            assertThat(log.texts()).hasSize(1);
        }
        QCoreApplication.processEvents();
        assertThat(seen).isEmpty();
    }

    /** Restarting is the common case in servers; whatever was restarted how often, order holds. */
    @Test
    void aHundredThousandTimersKeepTheOrderOfTheirDueTimesThroughAMillionRestarts() {
        int count = 100_000;
        Random random = new Random(11);
        QTimer[] timers = new QTimer[count];
        List<Integer> fired = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            int number = n;
            timers[n] = new QTimer();
            timers[n].setSingleShot(true);
            timers[n].timeout.connect(() -> fired.add(number));
            timers[n].start(100_000);
        }
        for (int restart = 0; restart < 1_000_000; restart++) {
            timers[random.nextInt(count)].start(100_000 + random.nextInt(100_000));
        }
        List<Integer> expected = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            if (n % 3 == 0) {
                timers[n].stop();
            } else if (n % 3 == 1) {
                timers[n].start(0); // due at once, in the order of these starts
                expected.add(n);
            }
        }
        while (fired.size() < expected.size()) {
            QCoreApplication.processEvents();
        }
        assertThat(fired).isEqualTo(expected);
        for (int n = 0; n < count; n++) {
            assertThat(timers[n].isActive()).isEqualTo(n % 3 == 2);
            timers[n].dispose();
        }
    }
}
