// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Threads, affinity, and calls from one into another. */
class ThreadsTest {
    private final QThread worker = new QThread();
    private final List<Object> seen = new CopyOnWriteArrayList<>();

    private static final class Emitter extends QObject {
        final Signal1<Integer> valued = new Signal1<>(this);
    }

    @AfterEach
    void endWorker() {
        worker.quit();
        assertThat(worker.wait(60_000)).isTrue();
    }

    private QObject inWorker() {
        QObject object = new QObject();
        assertThat(object.moveToThread(worker)).isTrue();
        return object;
    }

    @Test
    void queuedCallsArriveInTheReceiversThreadInOrder() {
        QObject receiver = inWorker();
        Emitter emitter = new Emitter();
        List<QThread> threads = new CopyOnWriteArrayList<>();
        emitter.valued.connect(
                receiver,
                n -> {
                    seen.add(n);
                    threads.add(QThread.currentThread());
                });
        IntStream.range(0, 1000).forEach(emitter.valued::emit);
        worker.start();
        QMetaObject.invokeMethod(receiver, () -> {}, Qt.ConnectionType.BlockingQueuedConnection);
        assertThat(seen).containsExactlyElementsOf(IntStream.range(0, 1000).boxed().toList());
        assertThat(threads).containsOnly(worker);
    }

    @Test
    void aBlockingCallWaitsUntilTheSlotHasReturned() {
        QObject receiver = inWorker();
        worker.start();
        List<String> order = new ArrayList<>();
        QMetaObject.invokeMethod(
                receiver, () -> order.add("slot"), Qt.ConnectionType.BlockingQueuedConnection);
        order.add("caller");
        assertThat(order).containsExactly("slot", "caller");
    }

    @Test
    void pendingEventsGoAlongWithAMovedObject() {
        QObject receiver = new QObject();
        QMetaObject.invokeMethod(
                receiver,
                () -> seen.add(QThread.currentThread()),
                Qt.ConnectionType.QueuedConnection);
        receiver.moveToThread(worker);
        worker.start();
        QMetaObject.invokeMethod(receiver, () -> {}, Qt.ConnectionType.BlockingQueuedConnection);
        assertThat(seen).containsExactly(worker);
    }

    @Test
    void anObjectWithAParentIsNotMoved() {
        QObject parent = new QObject();
        QObject child = new QObject(parent);
        assertThat(child.moveToThread(worker)).isFalse();
        assertThat(child.thread()).isSameAs(QThread.currentThread());
    }

    @Test
    void anotherThreadsObjectIsNeitherMovedNorUsed() {
        QObject foreign = inWorker();
        worker.start();
        QMetaObject.invokeMethod(foreign, () -> {}, Qt.ConnectionType.BlockingQueuedConnection);
        assertThat(foreign.moveToThread(QThread.currentThread())).isFalse();
        assertThatThrownBy(() -> foreign.startTimer(10))
                .isInstanceOf(QThreadAffinityException.class)
                .hasMessageContaining("QThread");
    }

    @Test
    void finishedIsEmittedInTheThreadAndDeferredDeletesAreDoneAtItsEnd() {
        QObject object = inWorker();
        worker.started.connect(() -> seen.add("started"));
        worker.finished.connect(() -> seen.add("finished"));
        worker.finished.connect(object, object::deleteLater, Qt.ConnectionType.DirectConnection);
        object.destroyed.connect(() -> seen.add("destroyed"));
        worker.start();
        worker.quit();
        assertThat(worker.wait(60_000)).isTrue();
        assertThat(seen).containsExactly("started", "finished", "destroyed");
        assertThat(worker.isFinished()).isTrue();
        assertThat(worker.isRunning()).isFalse();
    }

    @Test
    void aThreadCanBeStartedAgain() {
        for (int i = 0; i < 3; i++) {
            worker.start();
            worker.quit();
            assertThat(worker.wait(60_000)).isTrue();
        }
        assertThat(worker.isFinished()).isTrue();
    }

    @Test
    void timersFireInOrderAndARestartedOneLater() {
        QEventLoop loop = new QEventLoop();
        QTimer late = new QTimer();
        QTimer early = new QTimer();
        late.setSingleShot(true);
        early.setSingleShot(true);
        late.timeout.connect(() -> seen.add("late"));
        late.timeout.connect(loop::quit);
        early.timeout.connect(() -> seen.add("early"));
        late.start(5);
        early.start(10);
        late.start(40);
        loop.exec();
        assertThat(seen).containsExactly("early", "late");
        assertThat(late.isActive()).isFalse();
        assertThat(late.remainingTime()).isEqualTo(-1);
    }

    @Test
    void deleteLaterWaitsForTheLoopInWhichItWasCalled() {
        QEventLoop loop = new QEventLoop();
        QObject object = new QObject();
        object.destroyed.connect(() -> seen.add("destroyed"));
        QTimer.singleShot(
                0,
                () -> {
                    object.deleteLater();
                    QEventLoop nested = new QEventLoop();
                    QTimer.singleShot(5, nested::quit);
                    nested.exec();
                    seen.add("nested ended");
                    QTimer.singleShot(5, loop::quit);
                });
        loop.exec();
        assertThat(seen).containsExactly("nested ended", "destroyed");
    }
}
