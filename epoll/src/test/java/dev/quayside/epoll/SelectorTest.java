// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.epoll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.IllegalBlockingModeException;
import java.nio.channels.IllegalSelectorException;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.SelectorProvider;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** When a selector waits, and what ends it. */
@SuppressWarnings("try")
@ParameterizedClass
@MethodSource("dev.quayside.epoll.Providers#both")
class SelectorTest {
    @Parameter SelectorProvider provider;

    private Selector selector;
    private Pair pair;

    @BeforeEach
    void open() throws IOException {
        selector = provider.openSelector();
        pair = Pair.of(provider).nonBlocking();
    }

    @AfterEach
    void close() throws IOException {
        selector.close();
        pair.close();
    }

    private SelectionKey register(int ops) throws IOException {
        return pair.server().register(selector, ops);
    }

    // -- readiness --------------------------------------------------------------------------------

    @Test
    void selectingWaitsUntilSomethingIsReady() throws Exception {
        SelectionKey key = register(SelectionKey.OP_READ);
        Worker<Integer> worker = Worker.start(() -> selector.select());
        worker.untilItWaits();
        assertThat(worker.isDone()).isFalse();
        Pair.send(pair.client(), "x");
        assertThat(worker.result()).isEqualTo(1);
        assertThat(selector.selectedKeys()).containsExactly(key);
        assertThat(key.isReadable()).isTrue();
        assertThat(key.isWritable()).isFalse();
    }

    @Test
    void onlyWhatIsOfInterestIsTold() throws Exception {
        SelectionKey key = register(0);
        Pair.send(pair.client(), "x");
        assertThat(selector.selectNow()).isZero();
        key.interestOps(SelectionKey.OP_WRITE);
        assertThat(selector.selectNow()).isEqualTo(1);
        assertThat(key.readyOps()).isEqualTo(SelectionKey.OP_WRITE);
        selector.selectedKeys().clear();
        key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
        while (key.readyOps() != (SelectionKey.OP_READ | SelectionKey.OP_WRITE)) {
            selector.selectNow();
        }
        key.interestOps(0);
        selector.selectedKeys().clear();
        assertThat(selector.selectNow()).isZero();
        assertThat(key.interestOps()).isZero();
    }

    @Test
    void whatStaysReadyIsToldAgain() throws Exception {
        register(SelectionKey.OP_READ);
        Pair.send(pair.client(), "xy");
        for (int i = 0; i < 3; i++) {
            assertThat(selector.select()).isEqualTo(1);
            selector.selectedKeys().clear();
        }
        pair.server().read(ByteBuffer.allocate(10));
        assertThat(selector.selectNow()).isZero();
    }

    @Test
    void theEndOfTheStreamCanBeRead() throws Exception {
        SelectionKey key = register(SelectionKey.OP_READ);
        pair.client().shutdownOutput();
        assertThat(selector.select()).isEqualTo(1);
        assertThat(key.isReadable()).isTrue();
    }

    @Test
    void aListenerIsReadyToAccept() throws Exception {
        try (ServerSocketChannel listener = Pair.listen(provider);
                SocketChannel client = provider.openSocketChannel()) {
            listener.configureBlocking(false);
            SelectionKey key = listener.register(selector, SelectionKey.OP_ACCEPT);
            assertThat(selector.selectNow()).isZero();
            client.connect(listener.getLocalAddress());
            assertThat(selector.select()).isEqualTo(1);
            assertThat(key.isAcceptable()).isTrue();
            listener.accept().close();
            selector.selectedKeys().clear();
            assertThat(selector.selectNow()).isZero();
        }
    }

    @Test
    void beforeItIsConnectedNothingCanBeWritten() throws Exception {
        try (ServerSocketChannel listener = Pair.listen(provider);
                SocketChannel client = provider.openSocketChannel()) {
            client.configureBlocking(false);
            if (!client.connect(listener.getLocalAddress())) {
                int both = SelectionKey.OP_CONNECT | SelectionKey.OP_WRITE;
                SelectionKey key = client.register(selector, both);
                selector.select();
                assertThat(key.readyOps()).isEqualTo(SelectionKey.OP_CONNECT);
                client.finishConnect();
                selector.selectedKeys().clear();
                selector.select();
                assertThat(key.readyOps()).isEqualTo(SelectionKey.OP_WRITE);
            }
        }
    }

    @Test
    void whatIsConnectedIsNotReadyToConnect() throws Exception {
        register(SelectionKey.OP_CONNECT);
        assertThat(selector.selectNow()).isZero();
        assertThat(selector.selectedKeys()).isEmpty();
    }

    @Test
    void thousandsOfChannelsAreServed() throws Exception {
        int count = 1500;
        Pipe[] pipes = new Pipe[count];
        AtomicInteger read = new AtomicInteger();
        try {
            for (int i = 0; i < count; i++) {
                pipes[i] = provider.openPipe();
                pipes[i].source().configureBlocking(false);
                pipes[i].source().register(selector, SelectionKey.OP_READ, pipes[i].source());
            }
            assertThat(selector.keys()).hasSize(count);
            assertThat(selector.selectNow()).isZero();
            for (Pipe pipe : pipes) {
                Pair.send(pipe.sink(), "x");
            }
            while (read.get() < count) {
                selector.select(
                        key -> {
                            Pipe.SourceChannel source = (Pipe.SourceChannel) key.attachment();
                            read.addAndGet(readAll(source));
                        });
            }
            assertThat(selector.selectNow()).isZero();
        } finally {
            for (Pipe pipe : pipes) {
                pipe.source().close();
                pipe.sink().close();
            }
        }
        selector.selectNow();
        assertThat(selector.keys()).isEmpty();
    }

    private static int readAll(Pipe.SourceChannel source) {
        try {
            return source.read(ByteBuffer.allocate(10));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // -- waking -----------------------------------------------------------------------------------

    @Test
    void wakeupEndsAWait() throws Exception {
        register(SelectionKey.OP_READ);
        Worker<Integer> worker = Worker.start(() -> selector.select()).untilItWaits();
        assertThat(selector.wakeup()).isSameAs(selector);
        assertThat(worker.result()).isZero();
        assertThat(selector.selectedKeys()).isEmpty();
    }

    @Test
    void wakeupBeforeAWaitEndsTheNextOneOnly() throws Exception {
        selector.wakeup();
        selector.wakeup();
        assertThat(selector.select()).isZero();
        Worker<Integer> worker = Worker.start(() -> selector.select()).untilItWaits();
        assertThat(worker.isDone()).isFalse();
        selector.wakeup();
        assertThat(worker.result()).isZero();
    }

    @Test
    void selectNowTakesAWakeupAway() throws Exception {
        selector.wakeup();
        assertThat(selector.selectNow()).isZero();
        Worker<Integer> worker = Worker.start(() -> selector.select()).untilItWaits();
        assertThat(worker.isDone()).isFalse();
        selector.wakeup();
        worker.result();
    }

    @Test
    void everyWakeupEndsAWait() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        Worker<Integer> worker =
                Worker.start(
                        () -> {
                            int seen = 0;
                            while (seen < 5000) {
                                selector.select();
                                seen = asked.get();
                            }
                            return seen;
                        });
        for (int i = 0; i < 5000; i++) {
            asked.incrementAndGet();
            selector.wakeup();
        }
        assertThat(worker.result()).isEqualTo(5000);
    }

    @Test
    void anInterruptEndsAWaitAndStays() throws Exception {
        Worker<Boolean> worker =
                Worker.start(
                        () -> {
                            selector.select();
                            selector.select(); // does not wait, as long as it is interrupted
                            return Thread.currentThread().isInterrupted();
                        });
        worker.untilItWaits().interrupt();
        assertThat(worker.result()).isTrue();
        assertThat(selector.isOpen()).isTrue();
    }

    @Test
    void aTimeoutEndsAWait() throws Exception {
        register(SelectionKey.OP_READ);
        assertThat(selector.select(1)).isZero();
        assertThat(selector.select(key -> {}, 1)).isZero();
        Pair.send(pair.client(), "x");
        assertThat(selector.select(Long.MAX_VALUE)).isEqualTo(1);
        assertThatThrownBy(() -> selector.select(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> selector.select(key -> {}, -1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTimeoutOfZeroIsNone() throws Exception {
        Worker<Integer> worker = Worker.start(() -> selector.select(0)).untilItWaits();
        assertThat(worker.isDone()).isFalse();
        selector.wakeup();
        assertThat(worker.result()).isZero();
    }

    @Test
    void aSignalDoesNotEndAWait() throws Exception {
        register(SelectionKey.OP_READ);
        Worker<Integer> worker = Worker.start(() -> selector.select(1_000_000)).untilItWaits();
        worker.signal();
        worker.untilItWaits();
        assertThat(worker.isDone()).isFalse();
        Pair.send(pair.client(), "x");
        assertThat(worker.result()).isEqualTo(1);
    }

    @Test
    void whatIsRegisteredByAnotherThreadWhileOneSelectsCountsFromTheNextTimeOn() throws Exception {
        Pair.send(pair.client(), "x");
        Worker<Integer> worker =
                Worker.start(
                        () -> {
                            int n = 0;
                            while (n == 0) {
                                n = selector.select();
                            }
                            return n;
                        });
        worker.untilItWaits();
        SelectionKey key = register(0);
        selector.wakeup();
        worker.untilItWaits();
        key.interestOps(SelectionKey.OP_READ);
        selector.wakeup();
        assertThat(worker.result()).isEqualTo(1);
    }

    // -- closing ----------------------------------------------------------------------------------

    @Test
    void closingTheSelectorEndsAWait() throws Exception {
        SelectionKey key = register(SelectionKey.OP_READ);
        Worker<Integer> worker = Worker.start(() -> selector.select()).untilItWaits();
        selector.close();
        assertThat(worker.result()).isZero();
        assertThat(key.isValid()).isFalse();
        assertThat(pair.server().isRegistered()).isFalse();
        assertThat(pair.server().keyFor(selector)).isNull();
    }

    @Test
    void aClosedSelectorCannotBeUsed() throws Exception {
        selector.close();
        selector.close();
        assertThat(selector.isOpen()).isFalse();
        assertThat(selector.wakeup()).isSameAs(selector);
        assertThatThrownBy(() -> selector.select()).isInstanceOf(ClosedSelectorException.class);
        assertThatThrownBy(() -> selector.selectNow()).isInstanceOf(ClosedSelectorException.class);
        assertThatThrownBy(() -> selector.select(key -> {}))
                .isInstanceOf(ClosedSelectorException.class);
        assertThatThrownBy(selector::keys).isInstanceOf(ClosedSelectorException.class);
        assertThatThrownBy(selector::selectedKeys).isInstanceOf(ClosedSelectorException.class);
        assertThatThrownBy(() -> register(SelectionKey.OP_READ))
                .isInstanceOf(ClosedSelectorException.class);
        assertThat(pair.server().isRegistered()).isFalse();
    }

    @Test
    void whatIsCalledForAKeyCanCloseTheSelector() throws Exception {
        register(SelectionKey.OP_READ);
        pair.client().register(selector, SelectionKey.OP_WRITE);
        Pair.send(pair.client(), "x");
        selector.wakeup();
        assertThatThrownBy(() -> selector.select(key -> close(selector)))
                .isInstanceOf(ClosedSelectorException.class);
    }

    private static void close(Selector selector) {
        try {
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whatIsCalledForAKeyCannotSelect() throws Exception {
        register(SelectionKey.OP_WRITE);
        assertThatThrownBy(() -> selector.select(key -> selectNow(selector)))
                .isInstanceOf(IllegalStateException.class);
        assertThat(selector.selectNow()).isEqualTo(1);
    }

    private static void selectNow(Selector selector) {
        try {
            selector.selectNow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void manyCanRegisterWhileTheSelectorIsClosed() throws Exception {
        for (int round = 0; round < 50; round++) {
            try (Selector closed = provider.openSelector();
                    Pair fresh = Pair.of(provider).nonBlocking()) {
                Worker<SelectionKey> worker =
                        Worker.start(() -> fresh.server().register(closed, SelectionKey.OP_READ));
                closed.close();
                Throwable failure = worker.failure();
                if (failure == null) {
                    assertThat(worker.result().isValid()).isFalse();
                } else {
                    assertThat(failure).isInstanceOf(ClosedSelectorException.class);
                }
            }
        }
    }

    // -- what can be registered -------------------------------------------------------------------

    @Test
    void aBlockingChannelCannotBeRegisteredNorARegisteredOneBlock() throws Exception {
        pair.server().configureBlocking(true);
        assertThatThrownBy(() -> register(0)).isInstanceOf(IllegalBlockingModeException.class);
        pair.server().configureBlocking(false);
        register(0);
        assertThatThrownBy(() -> pair.server().configureBlocking(true))
                .isInstanceOf(IllegalBlockingModeException.class);
    }

    @Test
    void aChannelOfAnotherMakerCannotBeRegistered() throws Exception {
        SelectorProvider other = provider == Providers.OURS ? Providers.JDKS : Providers.OURS;
        try (SocketChannel foreign = other.openSocketChannel()) {
            foreign.configureBlocking(false);
            assertThatThrownBy(() -> foreign.register(selector, SelectionKey.OP_READ))
                    .isInstanceOf(IllegalSelectorException.class);
            assertThat(selector.keys()).isEmpty();
        }
    }

    @Test
    void theSelectorKnowsItsMaker() {
        assertThat(selector.provider()).isSameAs(provider);
        assertThat(pair.client().provider()).isSameAs(provider);
    }
}
