// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** QThreads backed by virtual threads, where Java has them. */
class VirtualThreadTest {
    private final List<Object> seen = new CopyOnWriteArrayList<>();
    private final QThread thread = new QThread();

    private static void needVirtualThreads() {
        assumeTrue(
                QThread.hasVirtualThreads(),
                "skipped: this Java (" + Runtime.version().feature() + ") has no virtual threads");
    }

    @Test
    void withoutThemTheyAreRefused() {
        assumeTrue(!QThread.hasVirtualThreads(), "skipped: this Java has virtual threads");
        assertThatThrownBy(() -> thread.setVirtual(true))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThat(thread.isVirtual()).isFalse();
    }

    @Test
    void aVirtualThreadRunsALoopWithQueuedCallsAndTimers() throws Exception {
        needVirtualThreads();
        thread.setVirtual(true);
        thread.setObjectName("light");
        QObject object = new QObject();
        object.moveToThread(thread);
        CountDownLatch fired = new CountDownLatch(1);
        QMetaObject.invokeMethod(
                object,
                () -> {
                    seen.add(QThread.currentThread());
                    seen.add(Thread.currentThread().getName());
                    seen.add(Thread.class.getMethod("isVirtual").invoke(Thread.currentThread()));
                    QTimer.singleShot(1, fired::countDown);
                },
                Qt.ConnectionType.QueuedConnection);
        thread.finished.connect(object, object::deleteLater);
        thread.start();
        fired.await();
        thread.exit(3);
        assertThat(thread.wait(100_000)).isTrue();
        assertThat(seen).containsExactly(thread, "light", true);
        assertThat(object.isDisposed()).isTrue();
    }

    @Test
    void hundredsOfThemAnswerEachOther() throws Exception {
        needVirtualThreads();
        List<QThread> threads = new ArrayList<>();
        List<QObject> objects = new ArrayList<>();
        for (int n = 0; n < 300; n++) {
            QThread each = new QThread();
            each.setVirtual(true);
            QObject object = new QObject();
            object.moveToThread(each);
            each.start();
            threads.add(each);
            objects.add(object);
        }
        CountDownLatch round = new CountDownLatch(1);
        pass(objects, 0, round);
        round.await();
        threads.forEach(QThread::quit);
        assertThat(threads).allMatch(t -> t.wait(100_000));
    }

    private static void pass(List<QObject> objects, int n, CountDownLatch last) {
        if (n == objects.size()) {
            last.countDown();
        } else {
            QMetaObject.invokeMethod(objects.get(n), () -> pass(objects, n + 1, last));
        }
    }

    @Test
    void aBlockingCallToAVirtualThreadReturns() {
        needVirtualThreads();
        thread.setVirtual(true);
        QObject object = new QObject();
        object.moveToThread(thread);
        thread.start();
        QMetaObject.invokeMethod(
                object, () -> seen.add("called"), Qt.ConnectionType.BlockingQueuedConnection);
        assertThat(seen).containsExactly("called");
        thread.quit();
        assertThat(thread.wait(100_000)).isTrue();
    }
}
