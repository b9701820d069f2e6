// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Quayside in an event loop that is as simple as one can be. */
class HostedEventDispatcherTest {
    /** Runs what is in its queue, one after the other. */
    private static final class SimpleLoop implements HostLoop, Runnable {
        final LinkedBlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
        private volatile Thread thread;
        private boolean ended;

        @Override
        public void run() {
            thread = Thread.currentThread();
            while (!ended) {
                takeOne();
            }
        }

        private void takeOne() {
            try {
                queue.take().run();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        void end() {
            queue.add(() -> ended = true);
        }

        @Override
        public boolean isLoopThread() {
            return Thread.currentThread() == thread;
        }

        @Override
        public void post(Runnable task) {
            queue.add(task);
        }

        @Override
        public Nested nested() {
            return new Nested() {
                private boolean running;

                @Override
                public void enter() {
                    running = true;
                    while (running) {
                        takeOne();
                    }
                }

                @Override
                public void exit() {
                    running = false;
                }
            };
        }
    }

    private final SimpleLoop loop = new SimpleLoop();
    private final HostedEventDispatcher dispatcher = new HostedEventDispatcher(loop);
    private final Thread thread = new Thread(loop, "host");

    @BeforeEach
    void begin() throws Exception {
        thread.start();
        inLoop(
                () -> {
                    QThread.currentThread().setEventDispatcher(dispatcher);
                    return null;
                });
    }

    @AfterEach
    void end() throws Exception {
        inLoop(
                () -> {
                    if (QThread.currentThread().eventDispatcher() == dispatcher) {
                        dispatcher.detach();
                    }
                    return null;
                });
        loop.end();
        thread.join(60_000);
        assertThat(thread.isAlive()).isFalse();
    }

    private <T> T inLoop(Callable<T> work) throws Exception {
        CompletableFuture<T> result = new CompletableFuture<>();
        loop.post(
                () -> {
                    try {
                        result.complete(work.call());
                    } catch (Throwable e) { // to the test
                        result.completeExceptionally(e);
                    }
                });
        return result.get(60, TimeUnit.SECONDS);
    }

    private static void await(CountDownLatch latch) throws InterruptedException {
        assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void timersAndCallsAreDeliveredInTheHostsThread() throws Exception {
        CountDownLatch all = new CountDownLatch(2);
        List<Thread> threads = new ArrayList<>();
        QObject object = inLoop(QObject::new);
        inLoop(
                () -> {
                    QTimer.singleShot(
                            5,
                            () -> {
                                threads.add(Thread.currentThread());
                                all.countDown();
                            });
                    return null;
                });
        QMetaObject.invokeMethod(
                object,
                () -> {
                    threads.add(Thread.currentThread());
                    all.countDown();
                },
                Qt.ConnectionType.QueuedConnection);
        await(all);

        assertThat(threads).containsExactly(thread, thread);
    }

    @Test
    void aChannelIsToldOfInTheHostsThread() throws Exception {
        Pipe pipe = Pipe.open();
        pipe.source().configureBlocking(false);
        CompletableFuture<String> told = new CompletableFuture<>();
        ChannelNotifier notifier =
                inLoop(
                        () -> {
                            ChannelNotifier n =
                                    new ChannelNotifier() {
                                        @Override
                                        protected void channelReady(int ops) {
                                            cancel();
                                            told.complete(Thread.currentThread().getName());
                                        }
                                    };
                            n.register(pipe.source(), SelectionKey.OP_READ);
                            return n;
                        });

        pipe.sink().write(ByteBuffer.wrap(new byte[1]));

        assertThat(told.get(60, TimeUnit.SECONDS)).isEqualTo("host");
        assertThat(inLoop(notifier::isRegistered)).isFalse();
        pipe.sink().close();
        pipe.source().close();
    }

    @Test
    void anIdleLoopGetsNoTasks() throws Exception {
        QTimer timer = inLoop(QTimer::new);
        inLoop(
                () -> {
                    timer.start(1_000_000);
                    return null;
                });
        // Its task, and the next one that finds nothing to do, are behind these.
        inLoop(() -> null);
        inLoop(() -> null);
        inLoop(() -> null);

        assertThat(loop.queue).isEmpty();
        inLoop(
                () -> {
                    timer.dispose();
                    return null;
                });
    }

    @Test
    void ourLoopRunsTheHostsLoopNested() throws Exception {
        List<String> log =
                inLoop(
                        () -> {
                            List<String> said = new ArrayList<>();
                            QEventLoop nested = new QEventLoop();
                            loop.post(() -> said.add("host"));
                            QTimer.singleShot(5, () -> nested.exit(0));
                            nested.exec();
                            said.add("end");
                            return said;
                        });

        assertThat(log).containsExactly("host", "end");
    }

    @Test
    void aNestedLoopOfTheHostDeliversToo() throws Exception {
        boolean fired =
                inLoop(
                        () -> {
                            boolean[] came = new boolean[1];
                            HostLoop.Nested dialog = loop.nested();
                            QTimer.singleShot(
                                    0,
                                    () -> {
                                        QTimer.singleShot(
                                                5,
                                                () -> {
                                                    came[0] = true;
                                                    dialog.exit();
                                                });
                                        dialog.enter();
                                    });
                            QEventLoop outer = new QEventLoop();
                            QTimer.singleShot(0, outer::quit);
                            outer.exec();
                            return came[0];
                        });

        assertThat(fired).isTrue();
    }

    @Test
    void aThreadThatDoesNotRunTheLoopIsRefusedAndStaysAsItWas() throws Exception {
        CompletableFuture<EventDispatcher> after = new CompletableFuture<>();
        Thread other =
                new Thread(
                        () -> {
                            QThread self = QThread.currentThread();
                            assertThatThrownBy(
                                            () ->
                                                    self.setEventDispatcher(
                                                            new HostedEventDispatcher(loop)))
                                    .isInstanceOf(IllegalStateException.class);
                            after.complete(self.eventDispatcher());
                        });
        other.start();

        assertThat(after.get(60, TimeUnit.SECONDS)).isNull();
        other.join();
    }

    @Test
    void whatWasThereBeforeTheDispatcherIsDelivered() throws Exception {
        inLoop(
                () -> {
                    dispatcher.detach();
                    return null;
                });
        CountDownLatch all = new CountDownLatch(2);

        inLoop(
                () -> {
                    QTimer.singleShot(1, all::countDown);
                    QMetaObject.invokeMethod(
                            new QObject(), all::countDown, Qt.ConnectionType.QueuedConnection);
                    return null;
                });
        HostedEventDispatcher late = new HostedEventDispatcher(loop);
        inLoop(
                () -> {
                    QThread.currentThread().setEventDispatcher(late);
                    return null;
                });
        await(all);

        inLoop(
                () -> {
                    late.detach();
                    return null;
                });
    }

    @Test
    void afterDetachingTheThreadIsTheHostsAlone() throws Exception {
        QTimer timer = inLoop(QTimer::new);
        boolean isNew =
                inLoop(
                        () -> {
                            QThread before = QThread.currentThread();
                            timer.start(1);
                            dispatcher.detach();
                            return QThread.currentThread() != before;
                        });

        assertThat(isNew).isTrue();
        assertThat(timer.isActive()).isFalse();
        HostedEventDispatcher next = new HostedEventDispatcher(loop);
        inLoop(
                () -> {
                    QThread.currentThread().setEventDispatcher(next);
                    return null;
                });
        inLoop(
                () -> {
                    next.detach();
                    return null;
                });
    }
}
