// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.network.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.quayside.core.QDeadlineTimer;
import dev.quayside.core.internal.RingBuffer;
import dev.quayside.network.QAbstractSocketBase.SocketError;
import dev.quayside.network.QAbstractSocketBase.SocketState;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Exchanger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Waits, on platform threads and, where Java has them, on virtual ones. */
class SocketWaiterTest {
    private interface Body {
        void run() throws Exception;
    }

    private static Thread start(boolean virtual, Runnable body) throws Exception {
        if (!virtual) {
            Thread thread = new Thread(body);
            thread.start();
            return thread;
        }
        Method start;
        try {
            start = Thread.class.getMethod("startVirtualThread", Runnable.class);
        } catch (NoSuchMethodException e) {
            start = null;
        }
        assumeTrue(start != null && Runtime.version().feature() >= 21, "no virtual threads");
        return (Thread) start.invoke(null, body);
    }

    private static void run(boolean virtual, Body body) throws Exception {
        AtomicReference<Throwable> trouble = new AtomicReference<>();
        Thread thread =
                start(
                        virtual,
                        () -> {
                            try {
                                assertThat(VirtualThreads.isCurrentVirtual()).isEqualTo(virtual);
                                body.run();
                            } catch (Throwable e) {
                                trouble.set(e);
                            }
                        });
        thread.join();
        if (trouble.get() != null) {
            throw new AssertionError(trouble.get());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void endsWhenTheTimeIsOver(boolean virtual) throws Exception {
        run(
                virtual,
                () -> {
                    try (EnginePair pair = new EnginePair()) {
                        for (long millis : new long[] {0, 1, 20}) {
                            QDeadlineTimer deadline = QDeadlineTimer.ofMillis(millis);
                            boolean[] timedOut = new boolean[1];

                            assertThat(pair.client.waitForRead(deadline, timedOut)).isFalse();
                            assertThat(timedOut[0]).isTrue();
                            assertThat(deadline.hasExpired()).isTrue();
                            assertThat(pair.client.error())
                                    .isEqualTo(SocketError.SocketTimeoutError);
                            assertThat(pair.client.errorString())
                                    .isEqualTo("Network operation timed out");
                        }
                        assertThat(pair.client.state()).isEqualTo(SocketState.ConnectedState);
                    }
                });
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void seesWhatIsReadyAlready(boolean virtual) throws Exception {
        run(
                virtual,
                () -> {
                    try (EnginePair pair = new EnginePair()) {
                        QDeadlineTimer now = QDeadlineTimer.ofMillis(0);
                        assertThat(pair.client.waitForWrite(now, null)).isTrue();
                        assertThat(pair.client.waitForReadOrWrite(true, true, now))
                                .isEqualTo(SocketEngine.WRITABLE);
                        pair.accepted.write(EnginePair.bytes("x"), 0, 1);
                        assertThat(pair.client.waitForRead(EnginePair.SOON, null)).isTrue();
                        assertThat(pair.client.waitForReadOrWrite(true, true, now))
                                .isEqualTo(SocketEngine.READABLE + SocketEngine.WRITABLE);
                    }
                });
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void answersManyTimes(boolean virtual) throws Exception {
        try (EnginePair pair = new EnginePair()) {
            Thread echo =
                    start(
                            virtual,
                            () -> {
                                RingBuffer data = new RingBuffer();
                                while (EnginePair.readSome(pair.accepted, data) > 0) {
                                    pair.accepted.write(data);
                                }
                            });
            run(
                    virtual,
                    () -> {
                        RingBuffer answer = new RingBuffer();
                        for (int i = 0; i < 500; i++) {
                            byte[] word = EnginePair.bytes("message " + i);
                            pair.client.write(word, 0, word.length);
                            while (answer.size() < word.length) {
                                EnginePair.readSome(pair.client, answer);
                            }
                            assertThat(EnginePair.take(answer)).isEqualTo("message " + i);
                        }
                        pair.client.close();
                    });
            echo.join();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void waitsForManyAtOnce(boolean virtual) throws Exception {
        List<EnginePair> pairs = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        CountDownLatch heard = new CountDownLatch(30);
        for (int i = 0; i < 30; i++) {
            EnginePair pair = new EnginePair();
            pairs.add(pair);
            threads.add(
                    start(
                            virtual,
                            () -> {
                                if (pair.accepted.waitForRead(EnginePair.SOON, null)) {
                                    heard.countDown();
                                }
                            }));
        }
        for (EnginePair pair : pairs) {
            pair.client.write(EnginePair.bytes("x"), 0, 1);
        }
        heard.await();
        for (Thread thread : threads) {
            thread.join();
        }
        pairs.forEach(EnginePair::close);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void endsAsATimeoutWhenInterruptedAndStaysInterrupted(boolean virtual) throws Exception {
        Exchanger<Thread> self = new Exchanger<>();
        try (EnginePair pair = new EnginePair()) {
            Thread helper =
                    start(
                            false,
                            () -> {
                                try {
                                    self.exchange(null).interrupt();
                                } catch (InterruptedException e) {
                                    throw new AssertionError(e);
                                }
                            });
            run(
                    virtual,
                    () -> {
                        self.exchange(Thread.currentThread());
                        boolean[] timedOut = new boolean[1];
                        assertThat(pair.client.waitForRead(QDeadlineTimer.FOREVER, timedOut))
                                .isFalse();
                        assertThat(timedOut[0]).isTrue();
                        assertThat(Thread.currentThread().isInterrupted()).isTrue();
                        assertThat(pair.client.isValid()).isTrue();
                        assertThat(pair.client.write(EnginePair.bytes("x"), 0, 1)).isEqualTo(1);
                    });
            helper.join();
            assertThat(pair.accepted.waitForRead(EnginePair.SOON, null)).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void leavesTheChannelFreeToBeClosedForGood(boolean virtual) throws Exception {
        run(
                virtual,
                () -> {
                    NioSocketEngine listener = new NioSocketEngine();
                    listener.listen(EnginePair.localHost(), 0, 50);
                    int port = listener.localPort();
                    for (int i = 0; i < 20; i++) {
                        assertThat(listener.waitForRead(QDeadlineTimer.ofMillis(1), null))
                                .isFalse();
                        listener.close();
                        assertThat(listener.listen(EnginePair.localHost(), port, 50)).isTrue();
                    }
                    listener.close();
                });
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void failsOnWhatIsNotConnected(boolean virtual) throws Exception {
        run(
                virtual,
                () -> {
                    NioSocketEngine engine = new NioSocketEngine();
                    boolean[] timedOut = {true};
                    assertThat(engine.waitForRead(EnginePair.SOON, timedOut)).isFalse();
                    assertThat(timedOut[0]).isFalse();
                    assertThat(engine.waitForReadOrWrite(true, true, EnginePair.SOON))
                            .isEqualTo(-1);
                });
    }
}
