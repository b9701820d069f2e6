// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.examples.fortuneclient;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quayside.examples.fortunes.ScriptedServer;
import dev.quayside.network.QHostAddress;
import dev.quayside.network.QTcpServer;
import dev.quayside.testing.QTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The client as a class. */
class FortuneClientTest {
    private static final String LOCAL = "127.0.0.1";

    private final FortuneClient client = new FortuneClient();
    private final List<String> events = new ArrayList<>();
    private boolean ended;

    FortuneClientTest() {
        client.setTimeout(60_000);
        client.received.connect(fortune -> end("received " + fortune));
        client.failed.connect(reason -> end("failed " + reason));
    }

    @AfterEach
    void dispose() {
        client.dispose();
    }

    private void awaitEnd() {
        assertThat(QTest.qWaitFor(() -> ended, 60_000)).isTrue();
        ended = false;
    }

    private void end(String event) {
        events.add(event);
        ended = true;
    }

    private void request(String host, int port) {
        client.request(host, port);
        awaitEnd();
    }

    @Test
    void eachRequestBringsAFortune() throws IOException {
        try (ScriptedServer server = ScriptedServer.ofFortunes("Calm sea.", "Fog.")) {
            request(LOCAL, server.port());
            request("localhost", server.port());
        }
        assertThat(events).containsExactly("received Calm sea.", "received Fog.");
    }

    @Test
    void theSameFortuneIsAskedForAgain() throws IOException {
        try (ScriptedServer server = ScriptedServer.ofFortunes("Fog.", "Fog.", "Fog.", "Sun.")) {
            request(LOCAL, server.port());
            request(LOCAL, server.port());
            assertThat(server.clients()).isEqualTo(4);
        }
        assertThat(events).containsExactly("received Fog.", "received Sun.");
    }

    @Test
    void aServerWithOneFortuneIsAskedAFewTimesOnly() throws IOException {
        try (ScriptedServer server = ScriptedServer.ofFortunes("Fog.")) {
            request(LOCAL, server.port());
            request(LOCAL, server.port());
            assertThat(server.clients()).isEqualTo(12);
        }
        assertThat(events).containsExactly("received Fog.", "received Fog.");
    }

    @Test
    void aRefusedRequestIsFollowedByOneThatWorks() throws IOException {
        request(LOCAL, ScriptedServer.closedPort());
        try (ScriptedServer server = ScriptedServer.ofFortunes("Calm sea.")) {
            request(LOCAL, server.port());
        }
        assertThat(events)
                .containsExactly(
                        "failed The connection was refused. Is the server running, and is the port right?",
                        "received Calm sea.");
    }

    @Test
    void aHostThatIsNotThereIsExplained() {
        request("no host", 7); // no name, so that no name server is asked
        assertThat(events).containsExactly("failed The host was not found. Is its name right?");
    }

    @ParameterizedTest
    @CsvSource({
        "'', The server closed the connection before the whole fortune was there.",
        "00000004 0041, The server closed the connection before the whole fortune was there.",
        "00000003 004100, What the server sent is not a fortune."
    })
    void anAnswerThatIsNoFortuneIsExplained(String answer, String reason) throws IOException {
        byte[] bytes = HexFormat.of().parseHex(answer.replace(" ", ""));
        try (ScriptedServer server = ScriptedServer.ofBytes(bytes)) {
            request(LOCAL, server.port());
        }
        assertThat(events).containsExactly("failed " + reason);
    }

    @Test
    void aNewRequestTakesThePlaceOfOneThatIsNotAnswered() throws IOException {
        QTcpServer silent = new QTcpServer();
        silent.listen(QHostAddress.SpecialAddress.LocalHost, 0);
        try (ScriptedServer server = ScriptedServer.ofFortunes("Calm sea.")) {
            client.request(LOCAL, silent.serverPort());
            silent.newConnection.connect(() -> client.request(LOCAL, server.port()));
            awaitEnd();
        }
        assertThat(events).containsExactly("received Calm sea.");
        silent.dispose();
    }

    @Test
    void aServerThatDoesNotAnswerIsNotWaitedForForEver() {
        QTcpServer silent = new QTcpServer();
        silent.listen(QHostAddress.SpecialAddress.LocalHost, 0);
        client.setTimeout(20);
        request(LOCAL, silent.serverPort());
        assertThat(events).containsExactly("failed The server did not answer in time.");
        silent.dispose();
    }
}
