// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.epoll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.spi.SelectorProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@SuppressWarnings("try")
@ParameterizedClass
@MethodSource("dev.quayside.epoll.Providers#both")
class PipeTest {
    @Parameter SelectorProvider provider;

    private Pipe.SourceChannel source;
    private Pipe.SinkChannel sink;

    @BeforeEach
    void open() throws IOException {
        Pipe pipe = provider.openPipe();
        source = pipe.source();
        sink = pipe.sink();
        assertThat(pipe.source()).isSameAs(source);
        assertThat(pipe.sink()).isSameAs(sink);
    }

    @AfterEach
    void close() throws IOException {
        source.close();
        sink.close();
    }

    @Test
    void whatGoesInComesOut() throws Exception {
        Pair.send(sink, "hello ");
        assertThat(sink.write(new ByteBuffer[] {Pair.bytes("wor"), Pair.bytes("ld")})).isEqualTo(5);
        ByteBuffer[] into = {ByteBuffer.allocate(6), ByteBuffer.allocate(10)};
        assertThat(source.read(into)).isEqualTo(11);
        assertThat(Pair.text(into[0]) + Pair.text(into[1])).isEqualTo("hello world");
        assertThat(sink.write(new ByteBuffer[] {Pair.bytes("no"), Pair.bytes("ok")}, 1, 1))
                .isEqualTo(2);
        assertThat(source.read(new ByteBuffer[] {null, into[0].clear()}, 1, 1)).isEqualTo(2);
    }

    @Test
    void itEndsWhenTheSinkIsClosed() throws Exception {
        Pair.send(sink, "bye");
        sink.close();
        assertThat(Pair.receive(source, 10)).isEqualTo("bye");
        assertThat(source.read(ByteBuffer.allocate(1))).isEqualTo(-1);
    }

    @Test
    void whoWritesIntoAPipeWithoutAnEndIsTold() throws Exception {
        source.close();
        assertThatThrownBy(() -> Pair.send(sink, "x"))
                .isInstanceOf(IOException.class)
                .hasMessage("Broken pipe");
    }

    @Test
    void aSelectorCanWatchBothEnds() throws Exception {
        source.configureBlocking(false);
        sink.configureBlocking(false);
        assertThat(source.read(ByteBuffer.allocate(1))).isZero();
        try (Selector selector = provider.openSelector()) {
            SelectionKey reads = source.register(selector, SelectionKey.OP_READ);
            SelectionKey writes = sink.register(selector, SelectionKey.OP_WRITE);
            assertThat(reads.channel()).isSameAs(source);
            assertThat(selector.select()).isEqualTo(1);
            assertThat(selector.selectedKeys()).containsExactly(writes);
            selector.selectedKeys().clear();
            assertThat(Pair.fill(sink)).isPositive();
            assertThat(selector.select()).isEqualTo(1);
            assertThat(selector.selectedKeys()).containsExactly(reads);
            source.close();
            assertThat(reads.isValid()).isFalse();
            assertThat(selector.selectNow()).isEqualTo(1);
        }
    }

    @Test
    void eachEndHasOneWay() {
        assertThat(source.validOps()).isEqualTo(SelectionKey.OP_READ);
        assertThat(sink.validOps()).isEqualTo(SelectionKey.OP_WRITE);
    }

    @Test
    void whatIsClosedCannotBeUsed() throws Exception {
        source.close();
        sink.close();
        ByteBuffer[] one = {ByteBuffer.allocate(1)};
        assertThatThrownBy(() -> source.read(one[0])).isInstanceOf(ClosedChannelException.class);
        assertThatThrownBy(() -> source.read(one)).isInstanceOf(ClosedChannelException.class);
        assertThatThrownBy(() -> sink.write(one[0])).isInstanceOf(ClosedChannelException.class);
        assertThatThrownBy(() -> sink.write(one)).isInstanceOf(ClosedChannelException.class);
        assertThatThrownBy(() -> sink.configureBlocking(false))
                .isInstanceOf(ClosedChannelException.class);
    }
}
