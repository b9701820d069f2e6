// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Objects whose thread ends, and may begin again; each rule was measured in Qt. */
class ThreadEndTest {
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final Worker worker = new Worker();

    private QObject inWorker(String name) {
        QObject object = new QObject();
        object.setObjectName(name);
        object.destroyed.connect(() -> seen.add(name + " destroyed " + where()));
        return worker.adopt(object);
    }

    private String where() {
        return QThread.currentThread() == worker ? "there" : "here";
    }

    @Test
    void finishedComesFirstThenTheDeferredDeletesAllInTheThread() {
        QObject object = inWorker("object");
        worker.finished.connect(() -> seen.add("finished " + where()));
        worker.finished.connect(object, object::deleteLater);
        worker.end();
        assertThat(seen).containsExactly("finished there", "object destroyed there");
    }

    @Test
    void aDeleteAskedForByADeleteAtTheEndWaitsForTheNextEnd() {
        QObject first = inWorker("first");
        QObject second = inWorker("second");
        worker.finished.connect(first, first::deleteLater);
        first.destroyed.connect(second::deleteLater);
        worker.end();
        assertThat(seen).containsExactly("first destroyed there");
        worker.start();
        worker.end();
        assertThat(seen).containsExactly("first destroyed there", "second destroyed there");
    }

    @Test
    void callsThatCameTooLateWaitForTheNextStart() throws Exception {
        QObject object = inWorker("object");
        worker.finished.connect(
                () ->
                        QMetaObject.invokeMethod(
                                object,
                                () -> seen.add("call " + where()),
                                Qt.ConnectionType.QueuedConnection));
        worker.end();
        assertThat(seen).isEmpty();
        assertThat(object.thread()).isSameAs(worker);
        worker.start();
        worker.run(() -> {});
        assertThat(seen).containsExactly("call there");
        worker.end();
    }

    @Test
    void whatIsPostedToAnEndedThreadIsDeliveredByItsNextLoopInOrder() throws Exception {
        QObject object = inWorker("object");
        worker.end();
        for (int n = 0; n < 3; n++) {
            String text = n + " ";
            QMetaObject.invokeMethod(
                    object, () -> seen.add(text + where()), Qt.ConnectionType.QueuedConnection);
        }
        assertThat(seen).isEmpty();
        worker.start();
        worker.run(() -> {});
        assertThat(seen).containsExactly("0 there", "1 there", "2 there");
        worker.end();
    }

    @Test
    void timersStopWithTheThreadAndDoNotComeBackByThemselves() throws Exception {
        QTimer timer = new QTimer();
        CountDownLatch fired = new CountDownLatch(1);
        timer.timeout.connect(fired::countDown);
        worker.adopt(timer);
        worker.run(() -> timer.start(1));
        fired.await();
        worker.end();
        assertThat(timer.isActive()).isFalse();
        timer.timeout.connect(() -> seen.add("timeout"));
        worker.start();
        worker.run(
                () -> {
                    QEventLoop loop = new QEventLoop();
                    QTimer.singleShot(20, loop::quit); // due later than the timer would be
                    loop.exec();
                });
        assertThat(seen).isEmpty();
        CountDownLatch again = new CountDownLatch(1);
        timer.timeout.connect(again::countDown);
        worker.run(() -> timer.start(1));
        again.await();
        worker.end();
    }

    @Test
    void anObjectOfAnEndedThreadMayBeDestroyedElsewhere() {
        QObject object = inWorker("object");
        QTimer timer = worker.adopt(new QTimer());
        worker.end();
        object.dispose();
        timer.dispose();
        assertThat(seen).containsExactly("object destroyed here");
    }

    @Test
    void aThreadStartedAgainServesTheSameObjects() throws Exception {
        QObject object = inWorker("object");
        for (int round = 0; round < 50; round++) {
            CountDownLatch called = new CountDownLatch(1);
            QMetaObject.invokeMethod(object, called::countDown, Qt.ConnectionType.QueuedConnection);
            called.await();
            worker.end();
            assertThat(worker.isFinished()).isTrue();
            worker.start();
        }
        worker.end();
    }

    @Test
    void startingAgainWhileItEndsWaitsForTheEnd() throws Exception {
        worker.run(() -> {}); // has started
        CountDownLatch ending = new CountDownLatch(1);
        worker.finished.connect(
                () -> {
                    ending.countDown();
                    seen.add("finished");
                });
        worker.started.connect(() -> seen.add("started"));
        worker.quit();
        ending.await();
        worker.start();
        worker.run(() -> seen.add("runs"));
        assertThat(seen).containsExactly("finished", "started", "runs");
        worker.end();
    }

    @Test
    void aThreadCannotStartItselfAgainBeforeItHasEnded() {
        worker.finished.connect(
                () -> {
                    try (WarningLog log = new WarningLog()) {
                        worker.start();
                        seen.addAll(log.texts());
                    }
                });
        worker.end();
        assertThat(seen).singleElement().asString().contains("before it has ended");
    }
}
