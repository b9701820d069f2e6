// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.network.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quayside.core.QDeadlineTimer;
import dev.quayside.core.internal.RingBuffer;
import dev.quayside.network.QAbstractSocketBase.NetworkLayerProtocol;
import dev.quayside.network.QAbstractSocketBase.SocketState;
import dev.quayside.network.QAbstractSocketBase.SocketType;
import dev.quayside.network.QHostAddress;
import dev.quayside.network.QHostAddress.SpecialAddress;
import dev.quayside.network.QSocketDescriptor;
import java.nio.charset.StandardCharsets;

/** A listener, a client that is connected to it, and the accepted other end. */
final class EnginePair implements AutoCloseable {
    static final QDeadlineTimer SOON = QDeadlineTimer.FOREVER;

    final NioSocketEngine listener = new NioSocketEngine();
    final NioSocketEngine client = new NioSocketEngine();
    final NioSocketEngine accepted = new NioSocketEngine();

    EnginePair() {
        this(SpecialAddress.LocalHost, SpecialAddress.LocalHost);
    }

    EnginePair(SpecialAddress listenOn, SpecialAddress connectTo) {
        assertThat(listener.listen(new QHostAddress(listenOn), 0, 50)).isTrue();
        connect(client, new QHostAddress(connectTo), listener.localPort());
        assertThat(accepted.adopt(acceptOne(listener), SocketState.ConnectedState)).isTrue();
    }

    static QHostAddress address(String text) {
        return new QHostAddress(text);
    }

    static QHostAddress localHost() {
        return new QHostAddress(SpecialAddress.LocalHost);
    }

    static NioSocketEngine open(NetworkLayerProtocol protocol) {
        NioSocketEngine engine = new NioSocketEngine();
        assertThat(engine.initialize(SocketType.TcpSocket, protocol)).isTrue();
        return engine;
    }

    /** A port on which nobody listens. */
    static int closedPort() {
        NioSocketEngine engine = new NioSocketEngine();
        assertThat(engine.listen(localHost(), 0, 1)).isTrue();
        int port = engine.localPort();
        engine.close();
        return port;
    }

    static void connect(NioSocketEngine engine, QHostAddress to, int port) {
        assertThat(engine.initialize(SocketType.TcpSocket, to.protocol())).isTrue();
        if (!engine.connectToHost(to, port)) {
            assertThat(engine.state())
                    .as(engine.errorString())
                    .isEqualTo(SocketState.ConnectingState);
            assertThat(engine.waitForWrite(SOON, null)).isTrue();
            assertThat(engine.finishConnect()).as(engine.errorString()).isTrue();
        }
        assertThat(engine.state()).isEqualTo(SocketState.ConnectedState);
    }

    static QSocketDescriptor acceptOne(NioSocketEngine listener) {
        assertThat(listener.waitForRead(SOON, null)).isTrue();
        QSocketDescriptor descriptor = listener.accept();
        assertThat(descriptor).as(listener.errorString()).isNotNull();
        return descriptor;
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static String take(RingBuffer buffer) {
        byte[] data = new byte[(int) buffer.size()];
        buffer.read(data, 0, data.length);
        return new String(data, StandardCharsets.ISO_8859_1);
    }

    /** Waits for the next bytes. */
    static long readSome(NioSocketEngine engine, RingBuffer into) {
        assertThat(engine.waitForRead(SOON, null)).isTrue();
        return engine.read(into, Long.MAX_VALUE);
    }

    @Override
    public void close() {
        client.close();
        accepted.close();
        listener.close();
    }
}
