// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quayside.core.QCoreApplication;
import dev.quayside.core.QElapsedTimer;
import dev.quayside.core.QEventLoop;
import dev.quayside.core.QMetaObject;
import dev.quayside.core.QObject;
import dev.quayside.core.QTimer;
import dev.quayside.core.Qt;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Waiting with the events going on; each rule was measured in Qt. */
class QTestTest {
    private static final int LIMIT_MS = 100_000;

    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final QObject object = new QObject();

    private void post(String text) {
        QMetaObject.invokeMethod(object, () -> seen.add(text), Qt.ConnectionType.QueuedConnection);
    }

    @Test
    void waitingTakesTheWholeTimeAndProcessesEventsAndTimers() {
        QElapsedTimer elapsed = new QElapsedTimer();
        elapsed.start();
        post("event");
        QTimer.singleShot(0, () -> seen.add("timer"));
        QTest.qWait(20);
        assertThat(elapsed.elapsed()).isGreaterThanOrEqualTo(20);
        assertThat(seen).containsExactly("event", "timer");
    }

    @Test
    void waitingForNoTimeProcessesEventsOnce() {
        post("event");
        QTest.qWait(0);
        assertThat(seen).containsExactly("event");
        post("again");
        QTest.qWait(-5);
        assertThat(seen).containsExactly("event", "again");
    }

    @Test
    void aConditionThatHoldsAlreadyProcessesNothing() {
        post("event");
        assertThat(QTest.qWaitFor(() -> true)).isTrue();
        assertThat(seen).isEmpty();
        QCoreApplication.sendPostedEvents();
    }

    @Test
    void aConditionIsLookedAtAfterAnEvent() {
        post("event");
        AtomicInteger looks = new AtomicInteger();
        assertThat(
                        QTest.qWaitFor(
                                () -> {
                                    looks.incrementAndGet();
                                    return !seen.isEmpty();
                                },
                                0))
                .isTrue();
        assertThat(looks).hasValueGreaterThanOrEqualTo(2);
    }

    @Test
    void aConditionThatNeverHoldsEndsWithTheTime() {
        assertThat(QTest.qWaitFor(() -> false, 1)).isFalse();
        assertThat(QTest.qWaitFor(() -> false, 0)).isFalse();
    }

    @Test
    void aConditionMadeTrueByAnotherThreadWithoutAnEventIsSeen() throws Exception {
        AtomicBoolean flag = new AtomicBoolean();
        CountDownLatch waiting = new CountDownLatch(1);
        QTimer.singleShot(0, waiting::countDown);
        Thread other =
                new Thread(
                        () -> {
                            try {
                                waiting.await();
                                flag.set(true);
                            } catch (InterruptedException e) {
                                seen.add("interrupted");
                            }
                        });
        other.start();
        assertThat(QTest.qWaitFor(flag::get, -1)).isTrue();
        other.join();
        assertThat(seen).isEmpty();
    }

    @Test
    void deferredDeletesAreDoneWithoutALoop() {
        object.deleteLater();
        assertThat(QTest.qWaitFor(object::isDisposed, LIMIT_MS)).isTrue();
        QObject other = new QObject();
        other.deleteLater();
        QTest.qWait(0);
        assertThat(other.isDisposed()).isTrue();
    }

    @Test
    void deferredDeletesOfTheSlotThatWaitsAreDone() {
        QEventLoop loop = new QEventLoop();
        QTimer.singleShot(
                0,
                () -> {
                    object.deleteLater();
                    QTest.qWait(1);
                    seen.add("deleted " + object.isDisposed());
                    loop.quit();
                });
        loop.exec();
        assertThat(seen).containsExactly("deleted true");
    }

    @Test
    void everyThreadWaitsWithItsOwnEvents() throws Exception {
        CompletableFuture<Boolean> waited = new CompletableFuture<>();
        Thread other =
                new Thread(
                        () -> {
                            QTimer.singleShot(1, () -> seen.add("timer"));
                            waited.complete(QTest.qWaitFor(() -> !seen.isEmpty(), LIMIT_MS));
                        });
        other.start();
        assertThat(waited.get()).isTrue();
        other.join();
        assertThat(seen).containsExactly("timer");
    }

    @Test
    void sleepingProcessesNoEvents() {
        post("event");
        QElapsedTimer elapsed = new QElapsedTimer();
        elapsed.start();
        QTest.qSleep(5);
        assertThat(elapsed.elapsed()).isGreaterThanOrEqualTo(5);
        assertThat(seen).isEmpty();
        QCoreApplication.sendPostedEvents();
    }
}
