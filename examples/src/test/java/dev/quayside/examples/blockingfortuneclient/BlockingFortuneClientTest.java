// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.examples.blockingfortuneclient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quayside.examples.fortunes.ScriptedServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fetching without an event loop. */
class BlockingFortuneClientTest {
    private static final String LOCAL = "127.0.0.1";

    private final BlockingFortuneClient client = new BlockingFortuneClient(60_000);

    @Test
    void eachCallBringsAFortune() throws Exception {
        try (ScriptedServer server = ScriptedServer.ofFortunes("Calm sea.", "Fog.")) {
            assertThat(client.fetch(LOCAL, server.port())).isEqualTo("Calm sea.");
            assertThat(client.fetch("localhost", server.port())).isEqualTo("Fog.");
        }
    }

    @Test
    void theSameFortuneIsAskedForAgain() throws Exception {
        try (ScriptedServer server = ScriptedServer.ofFortunes("Fog.", "Fog.", "Fog.", "Sun.")) {
            assertThat(client.fetch(LOCAL, server.port())).isEqualTo("Fog.");
            assertThat(client.fetch(LOCAL, server.port())).isEqualTo("Sun.");
        }
    }

    @Test
    void aServerWithOneFortuneIsAskedAFewTimesOnly() throws Exception {
        try (ScriptedServer server = ScriptedServer.ofFortunes("Fog.")) {
            assertThat(client.fetch(LOCAL, server.port())).isEqualTo("Fog.");
            assertThat(client.fetch(LOCAL, server.port())).isEqualTo("Fog.");
            assertThat(server.clients()).isEqualTo(12);
        }
    }

    @Test
    void aLongFortuneIsWaitedForUntilItIsWhole() throws Exception {
        String fortune = "x".repeat(500_000);
        try (ScriptedServer server = ScriptedServer.ofFortunes(fortune)) {
            assertThat(client.fetch(LOCAL, server.port())).isEqualTo(fortune);
        }
    }

    @Test
    void aRefusedConnectionIsExplained() throws IOException {
        int port = ScriptedServer.closedPort();
        assertThatThrownBy(() -> client.fetch(LOCAL, port))
                .isInstanceOf(NoFortuneException.class)
                .hasMessage(
                        "The connection was refused. Is the server running, and is the port right?");
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
            assertThatThrownBy(() -> client.fetch(LOCAL, server.port()))
                    .isInstanceOf(NoFortuneException.class)
                    .hasMessage(reason);
        }
    }

    @Test
    void aServerThatDoesNotAnswerIsNotWaitedForForEver() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getByName(LOCAL))) {
            assertThatThrownBy(
                            () -> new BlockingFortuneClient(20).fetch(LOCAL, silent.getLocalPort()))
                    .isInstanceOf(NoFortuneException.class)
                    .hasMessage("The server did not answer in time.");
        }
    }
}
