// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.network.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quayside.core.QEventLoop;
import dev.quayside.core.QEventLoop.ProcessEventsFlag;
import dev.quayside.core.internal.RingBuffer;
import dev.quayside.network.QAbstractSocketBase.NetworkLayerProtocol;
import dev.quayside.network.QAbstractSocketBase.SocketError;
import dev.quayside.network.QAbstractSocketBase.SocketState;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class EngineNotificationTest {
    private final List<String> notes = new ArrayList<>();

    private final EngineReceiver receiver =
            new EngineReceiver() {
                @Override
                public void readNotification() {
                    notes.add("read");
                }

                @Override
                public void writeNotification() {
                    notes.add("write");
                }

                @Override
                public void connectionNotification() {
                    notes.add("connection");
                }

                @Override
                public void closeNotification() {
                    notes.add("close");
                }
            };

    private static void turn() {
        new QEventLoop().processEvents();
    }

    private void turnUntilNoted() {
        QEventLoop loop = new QEventLoop();
        while (notes.isEmpty()) {
            loop.processEvents(ProcessEventsFlag.WaitForMoreEvents);
        }
    }

    @Test
    void notifiesOfDataAsLongAsThereIsSome() {
        try (EnginePair pair = new EnginePair()) {
            pair.accepted.setReceiver(receiver);
            pair.accepted.setReadNotificationEnabled(true);
            turn();
            assertThat(notes).isEmpty();

            pair.client.write(EnginePair.bytes("x"), 0, 1);
            turnUntilNoted();
            turn();
            assertThat(notes).containsExactly("read", "read");
            pair.accepted.read(new RingBuffer(), 10);
            turn();
            assertThat(notes).hasSize(2);
        }
    }

    @Test
    void notifiesOfNothingThatWasDisabled() {
        try (EnginePair pair = new EnginePair()) {
            pair.accepted.setReceiver(receiver);
            pair.accepted.setReadNotificationEnabled(true);
            pair.client.write(EnginePair.bytes("x"), 0, 1);
            pair.accepted.waitForRead(EnginePair.SOON, null);
            pair.accepted.setReadNotificationEnabled(false);
            assertThat(pair.accepted.isReadNotificationEnabled()).isFalse();
            turn();

            assertThat(notes).isEmpty();
        }
    }

    @Test
    void notifiesThatTheKernelTakesBytes() {
        try (EnginePair pair = new EnginePair()) {
            pair.client.setReceiver(receiver);
            pair.client.setWriteNotificationEnabled(true);
            turn();
            turn();
            pair.client.setWriteNotificationEnabled(false);
            turn();

            assertThat(notes).containsExactly("write", "write");
        }
    }

    @Test
    void notifiesOfReadingBeforeWriting() {
        try (EnginePair pair = new EnginePair()) {
            pair.client.setReceiver(receiver);
            pair.accepted.write(EnginePair.bytes("x"), 0, 1);
            pair.client.waitForRead(EnginePair.SOON, null);
            pair.client.setWriteNotificationEnabled(true);
            pair.client.setReadNotificationEnabled(true);
            turn();

            assertThat(notes).containsExactly("read", "write");
        }
    }

    @Test
    void doesNotNotifyOfWritingWhenTheReaderClosed() {
        try (EnginePair pair = new EnginePair()) {
            pair.client.setReceiver(
                    new EngineReceiver() {
                        @Override
                        public void readNotification() {
                            notes.add("read");
                            pair.client.close();
                        }

                        @Override
                        public void writeNotification() {
                            notes.add("write");
                        }

                        @Override
                        public void connectionNotification() {}

                        @Override
                        public void closeNotification() {}
                    });
            pair.accepted.write(EnginePair.bytes("x"), 0, 1);
            pair.client.waitForRead(EnginePair.SOON, null);
            pair.client.setWriteNotificationEnabled(true);
            pair.client.setReadNotificationEnabled(true);
            turn();

            assertThat(notes).containsExactly("read");
        }
    }

    @Test
    void notifiesAListenerOfAConnection() {
        NioSocketEngine listener = new NioSocketEngine();
        listener.listen(EnginePair.localHost(), 0, 50);
        listener.setReceiver(receiver);
        listener.setReadNotificationEnabled(true);
        NioSocketEngine client = new NioSocketEngine();
        EnginePair.connect(client, EnginePair.localHost(), listener.localPort());
        turnUntilNoted();

        assertThat(notes).containsExactly("read");
        listener.accept().close();
        client.close();
        int port = listener.localPort();
        listener.close();
        assertThat(listener.listen(EnginePair.localHost(), port, 50))
                .as("the port is free at once, though the loop knew the listener")
                .isTrue();
        listener.close();
    }

    @Test
    void notifiesOfAConnectionMadeAndRefused() {
        try (EnginePair pair = new EnginePair()) {
            for (boolean open : new boolean[] {true, false}) {
                notes.clear();
                int port = open ? pair.listener.localPort() : EnginePair.closedPort();
                NioSocketEngine engine = EnginePair.open(NetworkLayerProtocol.IPv4Protocol);
                engine.setReceiver(receiver);
                engine.connectToHost(EnginePair.localHost(), port);
                if (engine.state() == SocketState.ConnectingState) {
                    engine.setWriteNotificationEnabled(true);
                    turnUntilNoted();
                    assertThat(notes).containsOnly("connection");
                    assertThat(engine.finishConnect()).isEqualTo(open);
                }
                assertThat(engine.error())
                        .isEqualTo(
                                open
                                        ? SocketError.UnfinishedSocketOperationError
                                        : SocketError.ConnectionRefusedError);
                engine.close();
            }
        }
    }

    @Test
    void tellsReadersOfAConnectionThatWasJustMade() {
        try (EnginePair pair = new EnginePair()) {
            NioSocketEngine engine = EnginePair.open(NetworkLayerProtocol.IPv4Protocol);
            engine.setReceiver(receiver);
            engine.connectToHost(EnginePair.localHost(), pair.listener.localPort());
            engine.setReadNotificationEnabled(true);
            engine.setWriteNotificationEnabled(true);
            if (engine.state() == SocketState.ConnectingState) {
                turnUntilNoted();
                assertThat(engine.finishConnect()).isTrue();
            }
            engine.setWriteNotificationEnabled(false);
            EnginePair.acceptOne(pair.listener).closeWithReset();
            notes.clear();
            turnUntilNoted();

            assertThat(notes).containsExactly("read");
            engine.close();
        }
    }

    @Test
    void movesToAnotherThread() throws InterruptedException {
        try (EnginePair pair = new EnginePair()) {
            pair.accepted.setReceiver(receiver);
            pair.accepted.setReadNotificationEnabled(true);
            turn();
            RingBuffer in = new RingBuffer();
            pair.client.write(EnginePair.bytes("before"), 0, 6);
            EnginePair.readSome(pair.accepted, in);
            pair.accepted.suspend();
            pair.client.write(EnginePair.bytes(" after"), 0, 6);
            pair.accepted.waitForRead(EnginePair.SOON, null);
            turn();
            assertThat(notes).isEmpty();

            AtomicReference<Throwable> trouble = new AtomicReference<>();
            Thread other =
                    new Thread(
                            () -> {
                                pair.accepted.resume();
                                turnUntilNoted();
                                pair.accepted.read(in, 100);
                                pair.accepted.close();
                            });
            other.setUncaughtExceptionHandler((t, e) -> trouble.set(e));
            other.start();
            other.join();
            assertThat(trouble.get()).isNull();
            assertThat(EnginePair.take(in)).isEqualTo("before after");
        }
    }
}
