// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.examples.fortuneserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quayside.examples.fortunes.Fortunes;
import dev.quayside.network.QHostAddress;
import dev.quayside.network.QTcpSocket;
import dev.quayside.testing.QTest;
import java.util.HexFormat;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the server puts on the wire. */
class FortuneServerTest {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private FortuneServer server;

    @AfterEach
    void dispose() {
        server.dispose();
    }

    private void listen(String... fortunes) {
        server = new FortuneServer(Fortunes.of(fortunes));
        assertThat(server.listen(QHostAddress.SpecialAddress.LocalHost, 0)).isTrue();
    }

    private QTcpSocket connect() {
        QTcpSocket socket = new QTcpSocket();
        socket.connectToHost(QHostAddress.SpecialAddress.LocalHost, server.serverPort());
        return socket;
    }

    private static void awaitEnd(QTcpSocket socket) {
        await(() -> socket.state() == QTcpSocket.SocketState.UnconnectedState);
    }

    private static void await(BooleanSupplier condition) {
        assertThat(QTest.qWaitFor(condition, 60_000)).isTrue();
    }

    @Test
    void sendsOneStringAndHangsUp() {
        listen("A\u00FC\uD83D\uDEA2");
        QTcpSocket socket = connect();
        awaitEnd(socket);
        assertThat(HEX.formatHex(socket.readAll()))
                .isEqualTo("00000008" + "0041" + "00FC" + "D83DDEA2");
        assertThat(socket.error()).isEqualTo(QTcpSocket.SocketError.RemoteHostClosedError);
        socket.dispose();
    }

    @Test
    void servesManyAtOnceAndKeepsNoneOfThem() {
        listen("one", "two");
        List<QTcpSocket> clients = Stream.generate(this::connect).limit(30).toList();
        for (QTcpSocket client : clients) {
            awaitEnd(client);
            assertThat(HEX.formatHex(client.readAll()))
                    .isIn("00000006006F006E0065", "0000000600740077006F");
            client.dispose();
        }
        await(() -> server.findChildren(QTcpSocket.class).isEmpty());
    }

    @Test
    void listensOnEveryAddressByDefaultWithQtsBacklog() {
        server = new FortuneServer(Fortunes.own());
        assertThat(server.listen()).isTrue();
        assertThat(server.serverPort()).isPositive();
        assertThat(server.listenBacklogSize()).isEqualTo(50);
        assertThat(server.serverAddress())
                .isEqualTo(new QHostAddress(QHostAddress.SpecialAddress.Any));
    }
}
