// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.epoll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.SelectorProvider;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@SuppressWarnings("try")
@ParameterizedClass
@MethodSource("dev.quayside.epoll.Providers#both")
class StreamTest {
    private static final int LARGE = 8 << 20;

    @Parameter SelectorProvider provider;

    @Test
    void aBlockingReadWaitsForTheFirstBytes() throws Exception {
        try (Pair pair = Pair.of(provider)) {
            Worker<Integer> reader =
                    Worker.start(() -> pair.server().read(ByteBuffer.allocate(100)));
            reader.untilItWaits();
            assertThat(reader.isDone()).isFalse();
            Pair.send(pair.client(), "hi");
            assertThat(reader.result()).isEqualTo(2);
        }
    }

    @Test
    void aSignalDoesNotEndABlockingRead() throws Exception {
        try (Pair pair = Pair.of(provider)) {
            Worker<Integer> reader =
                    Worker.start(() -> pair.server().read(ByteBuffer.allocate(100)));
            reader.untilItWaits().signal();
            reader.untilItWaits();
            assertThat(reader.isDone()).isFalse();
            Pair.send(pair.client(), "hi");
            assertThat(reader.result()).isEqualTo(2);
        }
    }

    @Test
    void aNonBlockingReadReturnsNothingAtOnce() throws Exception {
        try (Pair pair = Pair.of(provider).nonBlocking()) {
            ByteBuffer[] one = {ByteBuffer.allocate(10)};
            assertThat(pair.server().read(one[0])).isZero();
            assertThat(pair.server().read(one)).isZero();
        }
    }

    @Test
    void aBlockingWriteReturnsWhenAllIsWritten() throws Exception {
        try (Pair pair = Pair.of(provider)) {
            byte[] data = new byte[LARGE];
            new Random(1).nextBytes(data);
            ByteBuffer[] parts = {
                ByteBuffer.wrap(data, 0, LARGE / 3).slice(),
                ByteBuffer.allocateDirect(LARGE - LARGE / 3)
                        .put(data, LARGE / 3, LARGE - LARGE / 3)
                        .flip()
            };
            Worker<Long> whole =
                    Worker.start(() -> (long) pair.client().write(ByteBuffer.wrap(data)));
            if (provider == Providers.OURS) { // the JDK's writes only a part then
                whole.untilItWaits().signal();
            }
            assertThat(receiveBlocks(pair.server())).isEqualTo(data);
            assertThat(whole.result()).isEqualTo(LARGE);
            Worker<Long> gathered =
                    Worker.start(
                            () -> {
                                long n = pair.client().write(parts);
                                while (parts[1].hasRemaining()) {
                                    n += pair.client().write(parts);
                                }
                                return n;
                            });
            assertThat(receiveBlocks(pair.server())).isEqualTo(data);
            assertThat(gathered.result()).isEqualTo(LARGE);
        }
    }

    private static byte[] receiveBlocks(SocketChannel from) throws Exception {
        ByteBuffer all = ByteBuffer.allocate(LARGE);
        while (all.hasRemaining()) {
            from.read(all);
        }
        return all.array();
    }

    @Test
    void aNonBlockingWriteTakesWhatThereIsRoomFor() throws Exception {
        try (Pair pair = Pair.of(provider).nonBlocking()) {
            long filled = Pair.fill(pair.client());
            ByteBuffer[] direct = {ByteBuffer.allocateDirect(9), ByteBuffer.allocateDirect(9)};
            assertThat(pair.client().write(direct)).isZero();
            ByteBuffer into = ByteBuffer.allocateDirect(1 << 16);
            pair.server().configureBlocking(true);
            for (long read = 0; read < filled; ) {
                read += pair.server().read(into.clear());
            }
            pair.server().configureBlocking(false);
            assertThat(pair.server().read(into.clear())).isZero();
        }
    }

    @Test
    void whatTwoWriteAtOnceInBlockingModeIsNotMixed() throws Exception {
        int block = 1 << 20;
        try (Pair pair = Pair.of(provider)) {
            Worker<Long> first = Worker.start(() -> writeBlock(pair.client(), (byte) 1, block));
            Worker<Long> second = Worker.start(() -> writeBlock(pair.client(), (byte) 2, block));
            byte[] all = new byte[4 * block];
            ByteBuffer into = ByteBuffer.wrap(all);
            while (into.hasRemaining()) {
                pair.server().read(into);
            }
            for (int i = 0; i < all.length; i += block) {
                byte[] one = Arrays.copyOfRange(all, i, i + block);
                byte[] same = new byte[block];
                Arrays.fill(same, one[0]);
                assertThat(Arrays.equals(one, same)).isTrue();
            }
            assertThat(first.result() + second.result()).isEqualTo(all.length);
        }
    }

    /** Twice: as one buffer, and as two. */
    private static long writeBlock(SocketChannel to, byte mark, int size) throws Exception {
        byte[] data = new byte[size];
        Arrays.fill(data, mark);
        ByteBuffer[] halves = {
            ByteBuffer.wrap(data, 0, size / 2), ByteBuffer.wrap(data, size / 2, size / 2)
        };
        return to.write(ByteBuffer.wrap(data)) + to.write(halves);
    }

    @Test
    void theEndOfTheStreamIsToldAgainAndAgain() throws Exception {
        try (Pair pair = Pair.of(provider)) {
            Pair.send(pair.client(), "bye");
            pair.client().shutdownOutput();
            assertThat(Pair.receive(pair.server(), 3)).isEqualTo("bye");
            ByteBuffer[] one = {ByteBuffer.allocate(1)};
            for (boolean blocking : new boolean[] {true, false, true}) {
                pair.server().configureBlocking(blocking);
                assertThat(pair.server().read(one[0])).isEqualTo(-1);
                assertThat(pair.server().read(one)).isEqualTo(-1);
            }
            Pair.send(pair.server(), "still");
            assertThat(Pair.receive(pair.client(), 5)).isEqualTo("still");
        }
    }

    @Test
    void whoHasEndedTheOutputCanReadButNotWrite() throws Exception {
        try (Pair pair = Pair.of(provider)) {
            assertThat(pair.client().shutdownOutput()).isSameAs(pair.client());
            pair.client().shutdownOutput();
            ByteBuffer[] one = {ByteBuffer.allocate(1)};
            assertThatThrownBy(() -> pair.client().write(one[0]))
                    .isInstanceOf(ClosedChannelException.class);
            assertThatThrownBy(() -> pair.client().write(one))
                    .isInstanceOf(ClosedChannelException.class);
            assertThat(pair.client().isOpen()).isTrue();
            Pair.send(pair.server(), "hello");
            assertThat(Pair.receive(pair.client(), 5)).isEqualTo("hello");
        }
    }

    @Test
    void whoHasEndedTheInputReadsNothingMoreButCanWrite() throws Exception {
        try (Pair pair = Pair.of(provider)) {
            Pair.send(pair.server(), "late");
            assertThat(pair.client().shutdownInput()).isSameAs(pair.client());
            pair.client().shutdownInput();
            assertThat(pair.client().read(ByteBuffer.allocate(1))).isEqualTo(-1);
            assertThat(pair.client().read(ByteBuffer.allocate(0))).isEqualTo(-1);
            Pair.send(pair.client(), "hello");
            assertThat(Pair.receive(pair.server(), 5)).isEqualTo("hello");
        }
    }

    @Test
    void aReaderThatWaitsIsToldThatTheInputHasEnded() throws Exception {
        try (Pair pair = Pair.of(provider)) {
            Worker<Integer> reader = Worker.start(() -> pair.client().read(ByteBuffer.allocate(1)));
            reader.untilItWaits();
            pair.client().shutdownInput();
            assertThat(reader.result()).isEqualTo(-1);
            assertThat(pair.client().isOpen()).isTrue();
        }
    }

    @Test
    void aWriterThatWaitsIsToldThatTheOutputHasEnded() throws Exception {
        try (Pair pair = Pair.of(Providers.OURS).nonBlocking()) {
            Pair.fill(pair.client());
            pair.client().configureBlocking(true);
            Worker<Integer> writer =
                    Worker.start(() -> pair.client().write(ByteBuffer.allocate(LARGE)));
            writer.untilItWaits();
            pair.client().shutdownOutput();
            assertThat(writer.failure()).isInstanceOf(ClosedChannelException.class);
            assertThat(pair.client().isOpen()).isTrue();
        }
    }

    @Test
    void aResetIsToldAgainAndAgain() throws Exception {
        try (Pair pair = Pair.of(provider)) {
            Object peer = pair.client().getRemoteAddress();
            pair.reset();
            for (boolean blocking : new boolean[] {true, false, true}) {
                pair.client().configureBlocking(blocking);
                for (int size : new int[] {1, 10}) {
                    assertThatThrownBy(() -> pair.client().read(ByteBuffer.allocate(size)))
                            .isInstanceOf(SocketException.class)
                            .hasMessage("Connection reset");
                }
            }
            assertThat(pair.client().isOpen()).isTrue();
            assertThat(pair.client().isConnected()).isTrue();
            assertThat(pair.client().getRemoteAddress()).isEqualTo(peer);
            assertThat(pair.client().getLocalAddress()).isNotNull();
            pair.client().shutdownInput();
            pair.client().shutdownOutput();
        }
    }

    @Test
    void aReaderThatWaitsIsToldOfTheReset() throws Exception {
        try (Pair pair = Pair.of(provider)) {
            Worker<Integer> reader = Worker.start(() -> pair.client().read(ByteBuffer.allocate(1)));
            reader.untilItWaits();
            pair.reset();
            assertThat(reader.failure()).hasMessage("Connection reset");
        }
    }

    @Test
    void aSelectorTellsOfAReset() throws Exception {
        try (Pair pair = Pair.of(provider);
                Selector selector = provider.openSelector()) {
            pair.client().configureBlocking(false);
            pair.client().register(selector, SelectionKey.OP_READ);
            pair.reset();
            assertThat(selector.select(SelectionKey::readyOps)).isEqualTo(1);
        }
    }

    @Test
    void whoWritesToALostConnectionIsTold() throws Exception {
        try (Pair pair = Pair.of(provider)) {
            pair.reset();
            assertThatThrownBy(
                            () -> {
                                Pair.send(pair.client(), "x");
                                Pair.send(pair.client(), "x");
                            })
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(ClosedChannelException.class);
        }
    }

    @Test
    void theKernelsOwnMessageOfAResetNeedsNoStackTrace() throws Exception {
        try (Pair pair = Pair.of(Providers.OURS)) {
            pair.reset();
            assertThatThrownBy(() -> pair.client().read(ByteBuffer.allocate(1)))
                    .satisfies(e -> assertThat(e.getStackTrace()).isEmpty());
        }
    }
}
