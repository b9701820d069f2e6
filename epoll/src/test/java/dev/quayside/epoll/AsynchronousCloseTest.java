// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.epoll;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.Channel;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.Pipe;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.SelectorProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Who waits in a channel is woken by who closes the channel, or interrupts the thread. */
@SuppressWarnings("try")
@ParameterizedClass
@MethodSource("dev.quayside.epoll.Providers#both")
class AsynchronousCloseTest {
    @Parameter SelectorProvider provider;

    /** Makes a channel, and a call that will wait in it. */
    private interface Maker {
        void with(Check check) throws Exception;
    }

    /** What is to be seen then. */
    private interface Check {
        void check(Channel channel, Callable<?> call) throws Exception;
    }

    private void whileReading(Check check) throws Exception {
        try (Pair pair = Pair.of(provider)) {
            check.check(pair.client(), () -> pair.client().read(ByteBuffer.allocate(1)));
        }
    }

    private void whileScattering(Check check) throws Exception {
        try (Pair pair = Pair.of(provider)) {
            ByteBuffer[] two = {ByteBuffer.allocate(1), ByteBuffer.allocateDirect(1)};
            check.check(pair.client(), () -> pair.client().read(two));
        }
    }

    private void whileWriting(Check check) throws Exception {
        try (Pair pair = Pair.of(provider).nonBlocking()) {
            Pair.fill(pair.client());
            pair.client().configureBlocking(true);
            check.check(pair.client(), () -> pair.client().write(ByteBuffer.allocate(8 << 20)));
        }
    }

    private void whileGathering(Check check) throws Exception {
        try (Pair pair = Pair.of(provider).nonBlocking()) {
            Pair.fill(pair.client());
            pair.client().configureBlocking(true);
            ByteBuffer[] two = {ByteBuffer.allocateDirect(8 << 20), ByteBuffer.allocateDirect(1)};
            check.check(pair.client(), () -> pair.client().write(two));
        }
    }

    private void whileAccepting(Check check) throws Exception {
        try (ServerSocketChannel listener = Pair.listen(provider)) {
            check.check(listener, listener::accept);
        }
    }

    private void whileConnecting(Check check) throws Exception {
        try (Pair.Full full = new Pair.Full(provider);
                SocketChannel client = provider.openSocketChannel()) {
            check.check(client, () -> client.connect(full.address()));
        }
    }

    private void whileFinishingToConnect(Check check) throws Exception {
        try (Pair.Full full = new Pair.Full(provider);
                SocketChannel client = provider.openSocketChannel()) {
            client.configureBlocking(false);
            client.connect(full.address());
            client.configureBlocking(true);
            check.check(client, client::finishConnect);
        }
    }

    private void whileReadingAPipe(Check check) throws Exception {
        Pipe pipe = provider.openPipe();
        try (Pipe.SourceChannel source = pipe.source();
                Pipe.SinkChannel sink = pipe.sink()) {
            check.check(source, () -> source.read(ByteBuffer.allocate(1)));
        }
    }

    private void whileWritingToAPipe(Check check) throws Exception {
        Pipe pipe = provider.openPipe();
        try (Pipe.SourceChannel source = pipe.source();
                Pipe.SinkChannel sink = pipe.sink()) {
            sink.configureBlocking(false);
            Pair.fill(sink);
            sink.configureBlocking(true);
            check.check(sink, () -> sink.write(ByteBuffer.allocate(8 << 20)));
        }
    }

    private List<Maker> all() {
        List<Maker> all =
                new ArrayList<>(
                        List.of(
                                this::whileReading,
                                this::whileScattering,
                                this::whileAccepting,
                                this::whileConnecting,
                                this::whileFinishingToConnect,
                                this::whileReadingAPipe));
        if (provider == Providers.OURS) { // the JDK's return normally once a part is written
            all.add(this::whileWriting);
            all.add(this::whileGathering);
            all.add(this::whileWritingToAPipe);
        }
        return all;
    }

    @Test
    void closingTheChannelWakesWhoWaits() throws Exception {
        for (Maker maker : all()) {
            maker.with(
                    (channel, call) -> {
                        Worker<?> worker = Worker.start(call).untilItWaits();
                        channel.close();
                        assertThat(worker.failure())
                                .isExactlyInstanceOf(AsynchronousCloseException.class);
                    });
        }
    }

    @Test
    void interruptingTheThreadWakesItAndClosesTheChannel() throws Exception {
        for (Maker maker : all()) {
            maker.with(
                    (channel, call) -> {
                        Worker<?> worker = Worker.start(call).untilItWaits();
                        worker.interrupt();
                        assertThat(worker.failure()).isInstanceOf(ClosedByInterruptException.class);
                        assertThat(channel.isOpen()).isFalse();
                    });
        }
    }

    @Test
    void aThreadThatWasInterruptedBeforeDoesNotWait() throws Exception {
        for (Maker maker : all()) {
            maker.with(
                    (channel, call) -> {
                        Worker<Boolean> worker =
                                Worker.start(
                                        () -> {
                                            Thread.currentThread().interrupt();
                                            try {
                                                call.call();
                                            } catch (ClosedByInterruptException e) {
                                                return Thread.interrupted();
                                            }
                                            return false;
                                        });
                        assertThat(worker.result()).isTrue();
                        assertThat(channel.isOpen()).isFalse();
                    });
        }
    }

    @Test
    void closingWakesAllWhoWait() throws Exception {
        try (Pair pair = Pair.of(Providers.OURS).nonBlocking()) {
            SocketChannel client = pair.client();
            Pair.fill(client);
            client.configureBlocking(true);
            Worker<?> reader = Worker.start(() -> client.read(ByteBuffer.allocate(1)));
            Worker<?> writer = Worker.start(() -> client.write(ByteBuffer.allocate(8 << 20)));
            reader.untilItWaits();
            writer.untilItWaits();
            client.close();
            assertThat(reader.failure()).isInstanceOf(AsynchronousCloseException.class);
            assertThat(writer.failure()).isInstanceOf(AsynchronousCloseException.class);
        }
    }

    @Test
    void aVirtualThreadThatWaitsIsWoken() throws Exception {
        for (Maker maker : all()) {
            maker.with(
                    (channel, call) -> {
                        Worker<?> worker = Worker.startVirtual(call).untilItWaits();
                        worker.interrupt();
                        assertThat(worker.failure()).isInstanceOf(ClosedByInterruptException.class);
                    });
        }
    }

    @Test
    void whoReadsWhileAnotherThreadClosesIsNeverToldThatTheStreamHasEnded() throws Exception {
        for (int round = 0; round < 60; round++) {
            try (Pair pair = Pair.of(provider)) {
                pair.client().configureBlocking(round % 2 == 0);
                Worker<Integer> reader = Worker.start(() -> readToTheEnd(pair.client()));
                Thread.yield();
                pair.client().close();
                assertThat(reader.failure()).isInstanceOf(ClosedChannelException.class);
            }
        }
    }

    private static int readToTheEnd(SocketChannel channel) throws Exception {
        ByteBuffer one = ByteBuffer.allocateDirect(1);
        int n = 0;
        while (n == 0) {
            n = channel.read(one);
        }
        return n;
    }

    @Test
    void whoWritesWhileAnotherThreadClosesIsToldSo() throws Exception {
        for (int round = 0; round < 20; round++) {
            try (Pair pair = Pair.of(provider)) {
                pair.client().configureBlocking(round % 2 == 0);
                Worker<Integer> writer = Worker.start(() -> writeToTheEnd(pair.client()));
                Thread.yield();
                pair.client().close();
                assertThat(writer.failure()).isInstanceOf(ClosedChannelException.class);
            }
        }
    }

    private static int writeToTheEnd(SocketChannel channel) throws Exception {
        ByteBuffer one = ByteBuffer.allocateDirect(1);
        while (true) {
            channel.write(one.clear());
        }
    }
}
