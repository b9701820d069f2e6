// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import static dev.quayside.core.QEventLoop.ProcessEventsFlag.ExcludeSocketNotifiers;
import static dev.quayside.core.QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents;
import static dev.quayside.core.QEventLoop.ProcessEventsFlag.WaitForMoreEvents;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Loops, nested loops and single turns; each rule was measured in Qt. */
class QEventLoopTest {
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final QEventLoop loop = new QEventLoop();

    private void post(String text) {
        QMetaObject.invokeMethod(loop, () -> seen.add(text), Qt.ConnectionType.QueuedConnection);
    }

    @Test
    void execReturnsWhatExitWasGivenLast() {
        QTimer.singleShot(
                0,
                () -> {
                    assertThat(loop.isRunning()).isTrue();
                    loop.exit(7);
                    seen.add("running " + loop.isRunning());
                    loop.exit(8);
                });
        assertThat(loop.isRunning()).isFalse();
        assertThat(loop.exec()).isEqualTo(8);
        assertThat(seen).containsExactly("running false");
    }

    @Test
    void exitBeforeExecMeansNothing() {
        loop.exit(5);
        QTimer.singleShot(0, () -> loop.exit(6));
        assertThat(loop.exec()).isEqualTo(6);
    }

    @Test
    void aRunningLoopIsNotRunAgain() {
        QTimer.singleShot(
                0,
                () -> {
                    try (WarningLog log = new WarningLog()) {
                        seen.add("again " + loop.exec());
                        seen.add("warnings " + log.texts().size());
                    }
                    loop.quit();
                });
        assertThat(loop.exec()).isZero();
        assertThat(seen).containsExactly("again -1", "warnings 1");
    }

    @Test
    void anOuterLoopToldToEndFirstEndsWhenTheInnerOneHas() {
        QTimer.singleShot(
                0,
                () -> {
                    QEventLoop inner = new QEventLoop();
                    QTimer.singleShot(
                            0,
                            () -> {
                                loop.exit(1);
                                QTimer.singleShot(1, () -> inner.exit(2));
                            });
                    seen.add("inner " + inner.exec());
                });
        assertThat(loop.exec()).isEqualTo(1);
        assertThat(seen).containsExactly("inner 2");
    }

    @Test
    void aQuitEventEndsTheLoop() {
        QTimer.singleShot(0, () -> QCoreApplication.sendEvent(loop, new QEvent(QEvent.Type.Quit)));
        assertThat(loop.exec()).isZero();
    }

    @Test
    void anotherThreadMayEndIt() {
        try (Worker worker = new Worker()) {
            worker.post(
                    () -> {
                        while (!loop.isRunning()) {
                            Thread.onSpinWait();
                        }
                        loop.exit(3);
                    });
            assertThat(loop.exec()).isEqualTo(3);
        }
    }

    @Test
    void aLoopThatIsDestroyedEnds() {
        QTimer.singleShot(0, loop::dispose);
        loop.exec();
        assertThat(loop.isDisposed()).isTrue();
    }

    @Test
    void aForeignThreadNeitherRunsItNorTakesATurn() throws Exception {
        try (Worker worker = new Worker()) {
            worker.run(
                    () -> {
                        assertThatThrownBy(loop::exec).isInstanceOf(QThreadAffinityException.class);
                        assertThatThrownBy(loop::processEvents)
                                .isInstanceOf(QThreadAffinityException.class);
                    });
        }
    }

    @Test
    void aTurnTellsWhetherItDeliveredAnything() {
        post("event");
        assertThat(loop.processEvents()).isTrue();
        assertThat(loop.processEvents()).isFalse();
        assertThat(seen).containsExactly("event");
    }

    @Test
    void turnsGoOnUntilNothingIsLeftOrTheTimeIsOver() {
        QMetaObject.invokeMethod(
                loop,
                () -> {
                    post("second");
                    seen.add("first");
                },
                Qt.ConnectionType.QueuedConnection);
        loop.processEvents(10_000);
        assertThat(seen).containsExactly("first", "second");
        QTimer always = new QTimer();
        always.start(0);
        loop.processEvents(0); // comes back though something is always left
        always.stop();
    }

    @Test
    void leavingOutUserInputLeavesOutNothingElse() throws Exception {
        QTimer timer = new QTimer();
        timer.timeout.connect(() -> seen.add("timer"));
        timer.start(0);
        post("event");
        try (Channel channel = new Channel()) {
            channel.write();
            while (seen.size() < 3) {
                loop.processEvents(ExcludeUserInputEvents);
                timer.stop();
            }
        }
        assertThat(seen).containsExactlyInAnyOrder("event", "timer", "channel");
    }

    @Test
    void channelsCanBeLeftOutAndAreTakenUpLater() throws Exception {
        QTimer timer = new QTimer();
        timer.timeout.connect(() -> seen.add("timer"));
        timer.start(0);
        post("event");
        try (Channel channel = new Channel()) {
            channel.write();
            loop.processEvents(ExcludeSocketNotifiers);
            timer.stop();
            loop.processEvents(ExcludeSocketNotifiers);
            assertThat(seen).containsExactly("event", "timer");
            while (seen.size() < 3) {
                loop.processEvents(WaitForMoreEvents);
            }
        }
        assertThat(seen).last().isEqualTo("channel");
    }

    /** A pipe whose readable end is watched. */
    private final class Channel extends ChannelNotifier implements AutoCloseable {
        private final Pipe pipe = Pipe.open();

        Channel() throws Exception {
            pipe.source().configureBlocking(false);
            register(pipe.source(), SelectionKey.OP_READ);
        }

        void write() throws Exception {
            pipe.sink().write(ByteBuffer.allocate(1));
        }

        @Override
        protected void channelReady(int ops) throws Exception {
            pipe.source().read(ByteBuffer.allocate(1));
            seen.add("channel");
        }

        @Override
        public void close() throws IOException {
            cancel();
            pipe.source().close();
            pipe.sink().close();
        }
    }

    @Test
    void wakeUpBeforeAWaitEndsIt() {
        loop.processEvents(); // from here on the thread has a dispatcher
        loop.wakeUp();
        assertThat(loop.processEvents(WaitForMoreEvents)).isTrue(); // it counts as an event
    }

    @Test
    void wakeUpCountsOnce() {
        loop.processEvents();
        loop.wakeUp();
        assertThat(loop.processEvents()).isTrue();
        assertThat(loop.processEvents()).isFalse();
    }

    @Test
    void wakeUpFromAnotherThreadEndsAWaitEachTime() throws Exception {
        loop.processEvents();
        try (Worker worker = new Worker()) {
            for (int round = 0; round < 1000; round++) {
                worker.post(loop::wakeUp);
                loop.processEvents(WaitForMoreEvents);
            }
        }
    }

    @Test
    void wakeUpDoesNotEndTheLoop() {
        try (Worker worker = new Worker()) {
            worker.post(
                    () -> {
                        for (int n = 0; n < 100; n++) {
                            loop.wakeUp();
                        }
                        QMetaObject.invokeMethod(loop, () -> loop.exit(4));
                    });
            assertThat(loop.exec()).isEqualTo(4);
        }
    }

    @Test
    void anEventPostedByAnotherThreadEndsAWait() {
        try (Worker worker = new Worker()) {
            for (int round = 1; round <= 1000; round++) {
                worker.post(() -> post("event"));
                while (seen.size() < round) {
                    loop.processEvents(WaitForMoreEvents);
                }
            }
        }
    }

    @Test
    void aThreadWithoutQThreadRunsLoopsToo() throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        Thread java =
                new Thread(
                        () -> {
                            seen.add("exit " + Events.loop(own -> own.exit(9)));
                            done.countDown();
                        });
        java.start();
        done.await();
        java.join();
        assertThat(seen).containsExactly("exit 9");
    }
}
