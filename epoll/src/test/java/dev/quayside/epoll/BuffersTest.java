// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.epoll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.SelectorProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@SuppressWarnings("try")
@ParameterizedClass
@MethodSource("dev.quayside.epoll.Providers#both")
class BuffersTest {
    @Parameter SelectorProvider provider;

    /** Buffers of all kinds, with 10 bytes each between position and limit. */
    private static List<ByteBuffer> kinds(Arena arena) {
        ByteBuffer heap = ByteBuffer.allocate(30).position(7);
        ByteBuffer direct = ByteBuffer.allocateDirect(30).position(7);
        List<ByteBuffer> kinds = new ArrayList<>();
        kinds.add(ByteBuffer.wrap(new byte[20], 3, 10));
        kinds.add(heap.duplicate().limit(17));
        kinds.add(heap.slice().position(3).limit(13));
        kinds.add(direct.duplicate().limit(17));
        kinds.add(direct.slice().position(3).limit(13));
        kinds.add(direct.slice(5, 10));
        kinds.add(arena.allocate(10).asByteBuffer());
        kinds.add(MemorySegment.ofArray(new byte[20]).asByteBuffer().position(4).limit(14));
        return kinds;
    }

    private static ByteBuffer filled(ByteBuffer buffer, String text) {
        buffer.duplicate().put(Pair.bytes(text));
        return buffer;
    }

    private static String between(ByteBuffer buffer, int start, int end) {
        return Pair.text(
                buffer.duplicate().limit(end).position(start).slice().position(end - start));
    }

    @Test
    void allKindsOfBuffersAreWritten() throws Exception {
        try (Pair pair = Pair.of(provider);
                Arena arena = Arena.ofConfined()) {
            for (boolean blocking : new boolean[] {true, false}) {
                pair.client().configureBlocking(blocking);
                for (ByteBuffer kind : kinds(arena)) {
                    ByteBuffer buffer = filled(kind, "0123456789");
                    for (ByteBuffer each : List.of(buffer, buffer.asReadOnlyBuffer())) {
                        int limit = each.limit();
                        assertThat(pair.client().write(each)).isEqualTo(10);
                        assertThat(each.position()).isEqualTo(limit);
                        assertThat(each.limit()).isEqualTo(limit);
                        assertThat(Pair.receive(pair.server(), 10)).isEqualTo("0123456789");
                    }
                }
            }
        }
    }

    @Test
    void allKindsOfBuffersAreReadInto() throws Exception {
        try (Pair pair = Pair.of(provider);
                Arena arena = Arena.ofConfined()) {
            for (ByteBuffer buffer : kinds(arena)) {
                int position = buffer.position();
                int limit = buffer.limit();
                Pair.send(pair.client(), "abcdefg");
                int n = pair.server().read(buffer);
                assertThat(buffer.position()).isEqualTo(position + n);
                assertThat(between(buffer, position, position + n))
                        .isEqualTo("abcdefg".substring(0, n));
                assertThat(buffer.limit()).isEqualTo(limit);
                Pair.receive(pair.server(), 7 - n);
            }
        }
    }

    @Test
    void aReadStopsAtTheLimit() throws Exception {
        try (Pair pair = Pair.of(provider);
                Arena arena = Arena.ofConfined()) {
            for (ByteBuffer buffer : kinds(arena)) {
                Pair.send(pair.client(), "0123456789abc");
                while (buffer.hasRemaining()) {
                    pair.server().read(buffer);
                }
                assertThat(Pair.receive(pair.server(), 3)).isEqualTo("abc");
            }
        }
    }

    @Test
    void aReadOnlyBufferCannotBeReadInto() throws Exception {
        try (Pair pair = Pair.of(provider)) {
            for (ByteBuffer buffer :
                    List.of(ByteBuffer.allocate(1), ByteBuffer.allocateDirect(1))) {
                ByteBuffer fixed = buffer.asReadOnlyBuffer();
                assertThatThrownBy(() -> pair.server().read(fixed))
                        .isInstanceOf(IllegalArgumentException.class);
                assertThatThrownBy(() -> pair.server().read(new ByteBuffer[] {fixed}))
                        .isInstanceOf(IllegalArgumentException.class);
            }
        }
    }

    @Test
    void nothingIsReadIntoAndWrittenFromAnEmptyBuffer() throws Exception {
        try (Pair pair = Pair.of(provider)) {
            for (boolean blocking : new boolean[] {true, false}) {
                pair.server().configureBlocking(blocking);
                for (ByteBuffer empty :
                        List.of(ByteBuffer.allocate(0), ByteBuffer.allocateDirect(0))) {
                    assertThat(pair.server().read(empty)).isZero();
                    assertThat(pair.server().write(empty)).isZero();
                    assertThat(pair.server().read(new ByteBuffer[] {empty, empty})).isZero();
                    assertThat(pair.server().write(new ByteBuffer[] {empty, empty})).isZero();
                    assertThat(pair.server().read(new ByteBuffer[0])).isZero();
                    assertThat(pair.server().write(new ByteBuffer[0])).isZero();
                }
            }
        }
    }

    @Test
    void severalBuffersAreWrittenAsOne() throws Exception {
        try (Pair pair = Pair.of(provider)) {
            for (boolean blocking : new boolean[] {true, false}) {
                pair.client().configureBlocking(blocking);
                ByteBuffer[] direct = {
                    filled(ByteBuffer.allocateDirect(3), "abc"),
                    ByteBuffer.allocateDirect(0),
                    filled(ByteBuffer.allocateDirect(4), "defg").asReadOnlyBuffer(),
                    filled(ByteBuffer.allocateDirect(2), "hi")
                };
                ByteBuffer[] mixed = {
                    filled(ByteBuffer.allocateDirect(3), "abc"),
                    Pair.bytes(""),
                    Pair.bytes("defg"),
                    filled(ByteBuffer.allocateDirect(2), "hi")
                };
                for (ByteBuffer[] buffers : new ByteBuffer[][] {direct, mixed}) {
                    assertThat(pair.client().write(buffers, 0, 3)).isEqualTo(7);
                    assertThat(buffers[3].remaining()).isEqualTo(2);
                    buffers[2].position(1);
                    assertThat(pair.client().write(buffers, 1, 3)).isEqualTo(5);
                    assertThat(buffers).noneMatch(ByteBuffer::hasRemaining);
                    assertThat(Pair.receive(pair.server(), 12)).isEqualTo("abcdefgefghi");
                }
            }
        }
    }

    @Test
    void moreBuffersThanTheKernelTakesAtOnceAreWrittenFromTheFirstOn() throws Exception {
        try (Pair pair = Pair.of(provider)) {
            for (boolean blocking : new boolean[] {true, false}) {
                pair.client().configureBlocking(blocking);
                ByteBuffer[] buffers =
                        IntStream.range(0, 3000)
                                .mapToObj(
                                        i ->
                                                filled(
                                                        ByteBuffer.allocateDirect(4),
                                                        "%4d".formatted(i)))
                                .toArray(ByteBuffer[]::new);
                int first = 0;
                long total = 0;
                while (total < 12_000) {
                    total += pair.client().write(buffers, first, buffers.length - first);
                    while (first < buffers.length && !buffers[first].hasRemaining()) {
                        first++;
                    }
                }
                String all = Pair.receive(pair.server(), 12_000);
                assertThat(all).startsWith("   0   1").endsWith("29982999");
                assertThat(all.substring(4 * 1024, 4 * 1025)).isEqualTo("1024");
            }
        }
    }

    @Test
    void severalBuffersAreFilledOneAfterTheOther() throws Exception {
        try (Pair pair = Pair.of(provider)) {
            for (boolean blocking : new boolean[] {true, false}) {
                Pair.send(pair.client(), "0123456789");
                while (pair.server().socket().getInputStream().available() < 10) {
                    Thread.onSpinWait();
                }
                pair.server().configureBlocking(blocking);
                ByteBuffer[] buffers = {
                    ByteBuffer.allocate(5),
                    ByteBuffer.allocate(0),
                    ByteBuffer.allocate(2),
                    ByteBuffer.allocateDirect(3),
                    ByteBuffer.allocate(20)
                };
                assertThat(pair.server().read(buffers, 1, 2)).isEqualTo(2);
                assertThat(pair.server().read(buffers, 2, 3)).isEqualTo(8);
                assertThat(buffers[0].position()).isZero();
                assertThat(Pair.text(buffers[2])).isEqualTo("01");
                assertThat(Pair.text(buffers[3])).isEqualTo("234");
                assertThat(Pair.text(buffers[4])).isEqualTo("56789");
                pair.server().configureBlocking(true);
            }
        }
    }

    @Test
    void rangesOfBuffersAreChecked() throws Exception {
        try (Pair pair = Pair.of(provider)) {
            ByteBuffer[] two = {ByteBuffer.allocate(1), ByteBuffer.allocate(1)};
            for (int[] range :
                    new int[][] {{-1, 1}, {0, 3}, {2, 1}, {1, -1}, {1, Integer.MAX_VALUE}}) {
                assertThatThrownBy(() -> pair.client().write(two, range[0], range[1]))
                        .isInstanceOf(IndexOutOfBoundsException.class);
                assertThatThrownBy(() -> pair.client().read(two, range[0], range[1]))
                        .isInstanceOf(IndexOutOfBoundsException.class);
            }
        }
    }

    @Test
    void whatArrivedBeforeAResetIsReadBeforeItIsTold() throws Exception {
        try (Pair pair = Pair.of(provider)) {
            Pair.send(pair.server(), "0123456789");
            pair.reset();
            ByteBuffer[] buffers = {ByteBuffer.allocate(10), ByteBuffer.allocate(10)};
            assertThat(pair.client().read(buffers)).isEqualTo(10);
            assertThatThrownBy(() -> pair.client().read(buffers)).hasMessage("Connection reset");
        }
    }

    @Test
    void ofAClosedArenaNothingIsWritten() throws Exception {
        try (Pair pair = Pair.of(provider)) {
            ByteBuffer gone;
            try (Arena arena = Arena.ofConfined()) {
                gone = arena.allocate(5).asByteBuffer();
            }
            assertThatThrownBy(() -> pair.client().write(gone))
                    .isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> pair.client().read(gone))
                    .isInstanceOf(IllegalStateException.class);
            Pair.send(pair.client(), "next");
            assertThat(Pair.receive(pair.server(), 4)).isEqualTo("next");
        }
    }

    @Test
    void aFileIsTransferredToAndFromAChannel(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "0123456789".repeat(1000));
        Path copy = folder.resolve("copy");
        try (Pair pair = Pair.of(provider);
                FileChannel from = FileChannel.open(file);
                FileChannel to =
                        FileChannel.open(
                                copy, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            SocketChannel client = pair.client();
            for (long sent = 5; sent < 10_000; ) {
                sent += from.transferTo(sent, 10_000 - sent, client);
            }
            client.shutdownOutput();
            long received = 0;
            for (long n = 1; n > 0; received += n) {
                n = to.transferFrom(pair.server(), received, 1 << 20);
            }
            assertThat(received).isEqualTo(9_995);
        }
        assertThat(copy).hasContent(Files.readString(file).substring(5));
    }
}
