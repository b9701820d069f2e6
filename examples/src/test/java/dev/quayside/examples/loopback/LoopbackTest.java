// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.examples.loopback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quayside.network.QHostAddress;
import dev.quayside.network.QTcpServer;
import dev.quayside.network.QTcpSocket;
import dev.quayside.testing.QTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Sending 50 MiB to oneself. */
class LoopbackTest {
    private final QTcpServer server = new QTcpServer();
    private final Loopback loopback = new Loopback(server);
    private boolean ended;
    private final List<String> events = new ArrayList<>();
    private final List<Integer> sent = new ArrayList<>();
    private final List<Integer> received = new ArrayList<>();

    LoopbackTest() {
        loopback.connected.connect(() -> events.add("connected"));
        loopback.accepted.connect(() -> events.add("accepted"));
        loopback.sent.connect(sent::add);
        loopback.received.connect(received::add);
        loopback.finished.connect(() -> end("finished"));
        loopback.failed.connect(reason -> end("failed " + reason));
    }

    @AfterEach
    void dispose() {
        loopback.dispose();
    }

    private void awaitEnd() {
        assertThat(QTest.qWaitFor(() -> ended, 60_000)).isTrue();
        ended = false;
    }

    private void end(String event) {
        events.add(event);
        ended = true;
    }

    @Test
    void everythingArrives() {
        assertThat(loopback.start()).isTrue();
        awaitEnd();

        assertThat(events).containsExactlyInAnyOrder("connected", "accepted", "finished");
        assertThat(sent).isSorted().endsWith(Loopback.TOTAL_BYTES);
        assertThat(received).isSorted().endsWith(Loopback.TOTAL_BYTES);
    }

    @Test
    void noMoreIsOnItsWayThanAFewChunks() {
        QTcpSocket client = loopback.findChild(QTcpSocket.class);
        List<Long> unsent = new ArrayList<>();
        client.bytesWritten.connect(() -> unsent.add(client.bytesToWrite()));

        loopback.start();
        awaitEnd();

        assertThat(unsent).isNotEmpty().allMatch(bytes -> bytes <= 5 * 64 * 1024);
    }

    @Test
    void theServerStopsListeningOnceItHasItsClient() {
        List<Boolean> listening = new ArrayList<>();
        loopback.accepted.connect(() -> listening.add(server.isListening()));
        loopback.start();
        assertThat(server.isListening()).isTrue();
        awaitEnd();
        assertThat(listening).containsExactly(false);
    }

    @Test
    void itCanBeRepeatedAsSoonAsItIsFinished() {
        for (int i = 0; i < 3; i++) {
            assertThat(loopback.start()).isTrue();
            awaitEnd();
            assertThat(received).endsWith(Loopback.TOTAL_BYTES);
            received.clear();
        }
        assertThat(events.stream().filter("finished"::equals)).hasSize(3);
    }

    @Test
    void anErrorInTheMiddleEndsItOnceAndItCanBeRepeated() {
        loopback.received.connect(bytes -> loseConnection(bytes));
        loopback.start();
        awaitEnd();
        assertThat(events)
                .endsWith("failed The connection was closed before everything had arrived.")
                .hasSize(3);
        assertThat(received).allMatch(bytes -> bytes < Loopback.TOTAL_BYTES);
        assertThat(server.isListening()).isFalse();

        events.clear();
        lost = true;
        loopback.start();
        awaitEnd();
        assertThat(events).hasSize(3).endsWith("finished");
    }

    private boolean lost;

    private void loseConnection(int bytes) {
        if (!lost && bytes > Loopback.TOTAL_BYTES / 2) {
            lost = true;
            server.findChild(QTcpSocket.class).abort();
        }
    }

    @Test
    void aServerThatCannotListenSaysWhy() {
        QTcpServer other = new QTcpServer();
        other.listen(QHostAddress.SpecialAddress.LocalHost, 0);
        QTcpServer busy =
                new QTcpServer() {
                    @Override
                    public boolean listen(QHostAddress.SpecialAddress address, int port) {
                        return super.listen(address, other.serverPort());
                    }
                };
        Loopback refused = new Loopback(busy);

        assertThat(refused.start()).isFalse();
        assertThat(refused.errorString()).isEqualTo("The bound address is already in use");

        other.close();
        assertThat(refused.start()).isTrue();
        refused.finished.connect(() -> end("finished"));
        awaitEnd();
        refused.dispose();
        other.dispose();
    }
}
