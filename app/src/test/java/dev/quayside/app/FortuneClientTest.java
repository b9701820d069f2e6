// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quayside.core.QEventLoop;
import dev.quayside.network.QHostAddress;
import dev.quayside.network.QTcpServer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The client and the server as classes, in one thread. */
class FortuneClientTest {
    private static final String LOCAL = "127.0.0.1";

    private final FortuneServer server = new FortuneServer(List.of("Calm sea."));
    private final FortuneClient client = new FortuneClient();
    private final List<String> events = new ArrayList<>();
    private final QEventLoop loop = new QEventLoop();

    FortuneClientTest() {
        client.received.connect(fortune -> end("received " + fortune));
        client.failed.connect(reason -> end("failed " + reason));
        server.listen(QHostAddress.SpecialAddress.LocalHost, 0);
    }

    @AfterEach
    void dispose() {
        client.dispose();
        server.dispose();
    }

    private void end(String event) {
        events.add(event);
        loop.quit();
    }

    private void request(int port) {
        client.request(LOCAL, port);
        loop.exec();
    }

    @Test
    void eachRequestBringsAFortune() {
        request(server.serverPort());
        request(server.serverPort());
        assertThat(events).containsExactly("received Calm sea.", "received Calm sea.");
    }

    @Test
    void aFailedRequestIsFollowedByOneThatWorks() {
        int port = server.serverPort();
        server.close();
        request(port);
        server.listen(QHostAddress.SpecialAddress.LocalHost, 0);
        request(server.serverPort());
        assertThat(events).containsExactly("failed Connection refused", "received Calm sea.");
    }

    @Test
    void aNewRequestTakesThePlaceOfOneThatIsNotAnswered() {
        QTcpServer silent = new QTcpServer();
        silent.listen(QHostAddress.SpecialAddress.LocalHost, 0);
        client.request(LOCAL, silent.serverPort());
        silent.newConnection.connect(() -> client.request(LOCAL, server.serverPort()));
        loop.exec();
        assertThat(events).containsExactly("received Calm sea.");
        silent.dispose();
    }

    @Test
    void aServerThatDoesNotAnswerIsNotWaitedForForEver() {
        QTcpServer silent = new QTcpServer();
        silent.listen(QHostAddress.SpecialAddress.LocalHost, 0);
        client.setTimeout(20);
        request(silent.serverPort());
        assertThat(events).containsExactly("failed No answer in time");
        silent.dispose();
    }
}
