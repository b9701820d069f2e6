// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.swing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quayside.core.QMetaObject;
import dev.quayside.core.QObject;
import dev.quayside.core.QThread;
import dev.quayside.core.QThreadAffinityException;
import dev.quayside.core.QTimer;
import dev.quayside.core.Qt;
import dev.quayside.core.Signal1;
import java.awt.EventQueue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Signals, queued calls, deferred deletes and errors in the event thread. */
class EventThreadSignalsTest {
    private static final class Numbers extends QObject {
        final Signal1<Integer> number = new Signal1<>(this);
    }

    @BeforeEach
    void install() {
        SwingApplication.install();
    }

    @Test
    void installingTwiceChangesNothing() throws Exception {
        Object before = EventThread.get(() -> QThread.currentThread().eventDispatcher());

        SwingApplication.install();
        EventThread.run(SwingApplication::install);

        assertThat(EventThread.get(() -> QThread.currentThread().eventDispatcher()))
                .isSameAs(before)
                .isInstanceOf(SwingEventDispatcher.class);
    }

    @Test
    void theLoopOfTheToolkitCountsAsALoop() throws Exception {
        assertThat(EventThread.get(() -> QThread.currentThread().loopLevel())).isEqualTo(1);
    }

    @Test
    void anObjectOfTheEventThreadIsRefusedElsewhere() throws Exception {
        QTimer timer = EventThread.get(QTimer::new);

        assertThatThrownBy(() -> timer.start(1)).isInstanceOf(QThreadAffinityException.class);

        EventThread.run(timer::dispose);
    }

    @Test
    void callsFromAnotherThreadArriveInOrder() throws Exception {
        int count = 10_000;
        QObject context = EventThread.get(QObject::new);
        List<Integer> received = Collections.synchronizedList(new ArrayList<>());
        List<Boolean> foreign = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch all = new CountDownLatch(count);
        Numbers sender = new Numbers();
        sender.number.connect(
                context,
                n -> {
                    received.add(n);
                    if (!EventQueue.isDispatchThread()) {
                        foreign.add(true);
                    }
                    all.countDown();
                });

        IntStream.range(0, count).forEach(sender.number::emit);
        EventThread.await(all);

        assertThat(received).isEqualTo(IntStream.range(0, count).boxed().toList());
        assertThat(foreign).isEmpty();
        EventThread.run(context::dispose);
    }

    @Test
    void callsGoBackAndForthWithoutLosingOne() throws Exception {
        int rounds = 5_000;
        CountDownLatch done = new CountDownLatch(1);
        QThread worker = new QThread();
        worker.start();
        QObject there = new QObject();
        there.moveToThread(worker);
        QObject here = EventThread.get(QObject::new);
        int[] round = new int[1];
        Runnable[] next = new Runnable[1];
        next[0] =
                () -> {
                    if (++round[0] == rounds) {
                        done.countDown();
                    } else {
                        post(there, () -> post(here, next[0]));
                    }
                };

        post(here, next[0]);
        EventThread.await(done);

        worker.quit();
        assertThat(worker.wait(60_000)).isTrue();
        EventThread.run(here::dispose);
    }

    private static void post(QObject context, Runnable work) {
        QMetaObject.invokeMethod(context, work::run, Qt.ConnectionType.QueuedConnection);
    }

    @Test
    void aBlockingCallFromAnotherThreadReturnsWhenItIsDone() throws Exception {
        QObject context = EventThread.get(QObject::new);
        boolean[] there = new boolean[1];

        QMetaObject.invokeMethod(
                context,
                () -> there[0] = EventQueue.isDispatchThread(),
                Qt.ConnectionType.BlockingQueuedConnection);

        assertThat(there[0]).isTrue();
        EventThread.run(context::dispose);
    }

    @Test
    void anObjectDeletedLaterByAListenerIsGoneSoon() throws Exception {
        CountDownLatch gone = new CountDownLatch(1);

        EventThread.run(
                () -> {
                    QObject object = new QObject();
                    object.destroyed.connect(o -> gone.countDown());
                    object.deleteLater();
                });

        EventThread.await(gone);
    }

    @Test
    void anObjectDeletedLaterInItsSlotOutlivesTheSlot() throws Exception {
        CountDownLatch gone = new CountDownLatch(1);
        List<String> log = Collections.synchronizedList(new ArrayList<>());

        EventThread.run(
                () -> {
                    QTimer timer = new QTimer();
                    timer.destroyed.connect(
                            o -> {
                                log.add("destroyed");
                                gone.countDown();
                            });
                    timer.timeout.connect(
                            () -> {
                                timer.deleteLater();
                                log.add("slot ends");
                            });
                    timer.start(1);
                });
        EventThread.await(gone);

        assertThat(log).containsExactly("slot ends", "destroyed");
    }

    @Test
    void aSlotThatThrowsIsReportedAndTheLoopGoesOn() throws Exception {
        AtomicReference<Throwable> reported = new AtomicReference<>();
        CountDownLatch later = new CountDownLatch(1);
        Thread before = EventThread.get(Thread::currentThread);

        EventThread.run(
                () -> {
                    QThread.currentThread().setErrorHandler((error, where) -> reported.set(error));
                    QTimer.singleShot(
                            0,
                            () -> {
                                throw new IllegalStateException("in a slot");
                            });
                    QTimer.singleShot(1, later::countDown);
                });
        EventThread.await(later);

        assertThat(reported.get()).hasMessage("in a slot");
        assertThat(EventThread.get(Thread::currentThread)).isSameAs(before);
        EventThread.run(() -> QThread.currentThread().setErrorHandler(null));
    }
}
