// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A loop that spins before it sleeps delivers what every loop delivers. */
class SpinningLoopTest {
    private final QThread thread = new QThread();
    private Pipe pipe;

    /** Lives in the thread; told of what the pipe has. */
    private final QObject context = new QObject();

    @BeforeEach
    void startWithAChannelInTheLoop() throws IOException {
        pipe = Pipe.open();
        pipe.source().configureBlocking(false);
        thread.setEventDispatcher(new SelectorEventDispatcher(Duration.ofMillis(20)));
        thread.start();
        context.moveToThread(thread);
    }

    @AfterEach
    void end() throws IOException {
        thread.quit();
        assertThat(thread.wait(60_000)).isTrue();
        pipe.source().close();
        pipe.sink().close();
    }

    private void inThread(Slot0 slot) {
        QMetaObject.invokeMethod(context, slot, Qt.ConnectionType.BlockingQueuedConnection);
    }

    private CountDownLatch watch(List<Byte> read, int count) {
        CountDownLatch all = new CountDownLatch(count);
        ChannelNotifier notifier =
                new ChannelNotifier() {
                    @Override
                    protected void channelReady(int ops) throws IOException {
                        ByteBuffer one = ByteBuffer.allocate(1);
                        while (pipe.source().read(one.clear()) == 1) {
                            read.add(one.get(0));
                            all.countDown();
                        }
                    }
                };
        inThread(() -> notifier.register(pipe.source(), SelectionKey.OP_READ));
        return all;
    }

    @Test
    void tellsOfAChannelWhetherItSpinsOrSleeps() throws Exception {
        List<Byte> read = new ArrayList<>();
        CountDownLatch all = watch(read, 100);
        for (byte i = 0; i < 100; i++) {
            pipe.sink().write(ByteBuffer.wrap(new byte[] {i}));
        }
        assertThat(all.await(60, TimeUnit.SECONDS)).isTrue();
        inThread(() -> assertThat(read).hasSize(100).isSorted());
    }

    @Test
    void deliversWhatOtherThreadsPost() throws Exception {
        watch(new ArrayList<>(), 1);
        CountDownLatch delivered = new CountDownLatch(1_000);
        for (int i = 0; i < 1_000; i++) {
            QMetaObject.invokeMethod(
                    context, delivered::countDown, Qt.ConnectionType.QueuedConnection);
            if (i % 100 == 0) {
                inThread(() -> {}); // lets it fall idle, and spin anew
            }
        }
        assertThat(delivered.await(60, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void firesTimersThatAreDueWhileItSpins() throws Exception {
        watch(new ArrayList<>(), 1);
        CountDownLatch fired = new CountDownLatch(20);
        inThread(
                () -> {
                    QTimer timer = new QTimer(context);
                    timer.timeout.connect(fired::countDown);
                    timer.start(1);
                });
        assertThat(fired.await(60, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void refusesATimeThatMakesNoSense() {
        assertThatThrownBy(() -> new SelectorEventDispatcher(Duration.ofNanos(-1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SelectorEventDispatcher(Duration.ofSeconds(2)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
