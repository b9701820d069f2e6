// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/** Starting, ending and waiting for threads; each rule was measured in Qt. */
class QThreadTest {
    private static final int LIMIT_MS = 100_000;

    private final List<Object> seen = new CopyOnWriteArrayList<>();

    /** Runs what it is given. */
    private static final class Runner extends QThread {
        private Slot0 body = this::exec;

        Runner() {}

        int loop() {
            return exec();
        }

        @Override
        protected void run() throws Exception {
            body.call();
        }

        void await() {
            assertThat(wait(LIMIT_MS)).isTrue();
        }
    }

    private final Runner thread = new Runner();

    @Test
    void aNewThreadNeitherRunsNorHasFinishedAndIsNotWaitedFor() {
        assertThat(thread.isRunning()).isFalse();
        assertThat(thread.isFinished()).isFalse();
        assertThat(thread.loopLevel()).isZero();
        assertThat(thread.eventDispatcher()).isNull();
        assertThat(thread.wait(-1)).isTrue();
    }

    @Test
    void startedComesBeforeRunAndFinishedAfterItBothInTheThread() {
        thread.started.connect(() -> seen.add("started " + current()));
        thread.finished.connect(
                () -> seen.add("finished " + current() + thread.isRunning() + thread.isFinished()));
        thread.body = () -> seen.add("run " + current() + thread.isRunning());
        thread.start();
        thread.await();
        assertThat(seen)
                .containsExactly("started there ", "run there true", "finished there falsetrue");
        assertThat(thread.isRunning()).isFalse();
        assertThat(thread.isFinished()).isTrue();
    }

    private String current() {
        return QThread.currentThread() == thread ? "there " : "elsewhere ";
    }

    @Test
    void startingARunningThreadDoesNothing() {
        thread.started.connect(() -> seen.add("started"));
        thread.start();
        thread.start();
        thread.quit();
        thread.await();
        assertThat(seen).containsExactly("started");
    }

    @Test
    void exitBeforeStartMeansNothing() throws Exception {
        CountDownLatch looping = new CountDownLatch(1);
        QObject inside = new QObject();
        inside.moveToThread(thread);
        QMetaObject.invokeMethod(inside, looping::countDown, Qt.ConnectionType.QueuedConnection);
        thread.body = () -> seen.add(thread.loop());
        thread.exit(5);
        thread.start();
        looping.await();
        thread.exit(6);
        thread.await();
        assertThat(seen).containsExactly(6);
    }

    @Test
    void exitBetweenStartAndExecIsNotLost() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch exited = new CountDownLatch(1);
        thread.body =
                () -> {
                    running.countDown();
                    exited.await();
                    seen.add(thread.loop());
                };
        thread.start();
        running.await();
        thread.exit(7);
        exited.countDown();
        thread.await();
        assertThat(seen).containsExactly(7);
    }

    @Test
    void onceToldToExitNoLoopBeginsUntilExec() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch exited = new CountDownLatch(1);
        thread.body =
                () -> {
                    running.countDown();
                    exited.await();
                    seen.add("loop " + new QEventLoop().exec());
                    seen.add("exec " + thread.loop());
                    seen.add("loop " + Events.loop(loop -> loop.exit(3)));
                };
        thread.start();
        running.await();
        thread.exit(8);
        exited.countDown();
        thread.await();
        assertThat(seen).containsExactly("loop -1", "exec 8", "loop 3");
    }

    @Test
    void exitEndsNestedLoopsToo() {
        thread.body =
                () -> {
                    QTimer.singleShot(
                            0,
                            () -> {
                                QTimer.singleShot(0, () -> thread.exit(4));
                                seen.add("nested " + new QEventLoop().exec());
                            });
                    seen.add("exec " + thread.loop());
                };
        thread.start();
        thread.await();
        assertThat(seen).containsExactly("nested 4", "exec 4");
    }

    /** The loop has no dispatcher yet when it is told to end: it must not sleep for ever. */
    @Test
    void quitIsNeverLostHoweverItRacesWithTheStart() {
        for (int round = 0; round < 1000; round++) {
            QThread each = new QThread();
            each.start();
            if (round % 2 == 0) {
                Thread.yield();
            }
            each.quit();
            assertThat(each.wait(LIMIT_MS)).as("round " + round).isTrue();
        }
    }

    /** As above, where the loop is not exec()'s, so that nobody else remembers the exit code. */
    @Test
    void aLoopThatSaysItRunsHasADispatcherAndCanBeEnded() throws Exception {
        for (int round = 0; round < 500; round++) {
            CompletableFuture<QEventLoop> made = new CompletableFuture<>();
            thread.body =
                    () -> {
                        QEventLoop loop = new QEventLoop();
                        made.complete(loop);
                        loop.exec();
                    };
            thread.start();
            QEventLoop loop = made.get();
            while (!loop.isRunning()) {
                Thread.onSpinWait();
            }
            assertThat(thread.eventDispatcher()).as("round " + round).isNotNull();
            loop.exit(1);
            assertThat(thread.wait(LIMIT_MS)).as("round " + round).isTrue();
        }
    }

    @Test
    void onlyTheThreadItselfRunsItsLoop() {
        assertThatThrownBy(thread::loop).isInstanceOf(QThreadAffinityException.class);
    }

    @Test
    void waitingEndsWithTheTime() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        thread.body = go::await;
        thread.start();
        assertThat(thread.wait(1)).isFalse();
        assertThat(thread.wait(QDeadlineTimer.ofMillis(0))).isFalse();
        go.countDown();
        assertThat(thread.wait(QDeadlineTimer.FOREVER)).isTrue();
    }

    @Test
    void aThreadCannotWaitForItself() {
        thread.body =
                () -> {
                    try (WarningLog log = new WarningLog()) {
                        seen.add(thread.wait(1));
                        seen.addAll(log.texts());
                    }
                };
        thread.start();
        thread.await();
        assertThat(seen).hasSize(2);
        assertThat(seen.get(0)).isEqualTo(false);
        assertThat(seen.get(1)).asString().contains("wait for itself");
    }

    @Test
    void interruptionIsRequestedOfARunningThreadOnlyAndForgottenAtItsEnd() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch requested = new CountDownLatch(1);
        thread.body =
                () -> {
                    seen.add(thread.isInterruptionRequested());
                    running.countDown();
                    requested.await();
                    seen.add(thread.isInterruptionRequested());
                };
        thread.requestInterruption();
        thread.start();
        running.await();
        thread.requestInterruption();
        requested.countDown();
        thread.await();
        assertThat(seen).containsExactly(false, true);
        assertThat(thread.isInterruptionRequested()).isFalse();
    }

    @Test
    void theMainThreadIsNotAskedToEnd() {
        QCoreApplication app = QCoreApplication.initialize();
        try (WarningLog log = new WarningLog()) {
            app.thread().requestInterruption();
            assertThat(app.thread().isInterruptionRequested()).isFalse();
            assertThat(log.texts()).singleElement().asString().contains("main thread");
        } finally {
            app.dispose();
        }
    }

    @Test
    void aJavaThreadHasAQThreadThatRunsUntilItEnds() throws Exception {
        FutureTask<QThread> task = new FutureTask<>(QThread::currentThread);
        CountDownLatch go = new CountDownLatch(1);
        Thread java =
                new Thread(
                        () -> {
                            task.run();
                            try {
                                go.await();
                            } catch (InterruptedException e) {
                                seen.add(e);
                            }
                        });
        java.start();
        QThread adopted = task.get();
        assertThat(adopted.isRunning()).isTrue();
        assertThat(adopted.isFinished()).isFalse();
        assertThat(adopted.wait(1)).isFalse();
        go.countDown();
        assertThat(adopted.wait(LIMIT_MS)).isTrue();
        assertThat(adopted.isRunning()).isFalse();
        assertThat(adopted.isFinished()).isTrue();
        assertThat(seen).isEmpty();
    }

    @Test
    void aRunningThreadThatIsDestroyedIsToldToQuitAndWaitedFor() {
        thread.start();
        try (WarningLog log = new WarningLog()) {
            thread.dispose();
            assertThat(log.texts()).singleElement().asString().contains("still running");
        }
        assertThat(thread.isRunning()).isFalse();
    }

    @Test
    void aThreadObjectMayBeDeletedWhenItHasFinished() {
        thread.finished.connect(thread, thread::deleteLater);
        thread.destroyed.connect(() -> seen.add(QThread.currentThread()));
        thread.start();
        thread.quit();
        Events.loop(
                loop -> {
                    thread.destroyed.connect(loop::quit);
                });
        assertThat(seen).containsExactly(QThread.currentThread());
    }

    @Test
    void terminateIsRefused() {
        assertThatThrownBy(thread::terminate).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void theJavaThreadHasTheNameOfTheObjectOrOfItsClass() {
        thread.body = () -> seen.add(Thread.currentThread().getName());
        thread.start();
        thread.await();
        thread.setObjectName("worker");
        thread.start();
        thread.await();
        assertThat(seen).containsExactly("Runner", "worker");
    }
}
