// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.quayside.testing.QTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Talks with a real web server, that of the JDK. */
class HttpTalkTest {
    private final TakenAnswers taken = new TakenAnswers("x-path");
    private HttpServer server;
    private HttpTalk talk;

    @AfterEach
    void close() {
        if (talk != null) {
            talk.close();
        }
        if (server != null) {
            server.stop(0);
        }
    }

    private String serve(HttpServer newServer) {
        server = newServer;
        server.createContext("/", HttpTalkTest::answer);
        server.start();
        return "http://localhost:" + server.getAddress().getPort() + "/";
    }

    private static InetSocketAddress here() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getRawPath();
        byte[] bytes = ("you asked for " + path).repeat(1000).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("X-Path", path);
        exchange.sendResponseHeaders(path.equals("/none") ? 404 : 200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void get(String base, String path) {
        URI address = URI.create(base + path);
        if (talk == null) {
            talk = HttpTalk.with(null, address, taken);
        }
        assertThat(talk.isFor(address)).isTrue();
        talk.get(address, Map.of(), 100_000);
    }

    private void waitForDone() {
        assertThat(QTest.qWaitFor(() -> taken.events.contains("done"), 60_000))
                .as(taken.events.toString())
                .isTrue();
    }

    @Test
    void getsOneThingAfterTheOtherAsFastAsItIsTaken() throws Exception {
        String base = serve(HttpServer.create(here(), 0));
        taken.quota = 5000;
        get(base, "a");
        assertThat(QTest.qWaitFor(() -> taken.quota == 0, 60_000))
                .as(taken.events.toString())
                .isTrue();
        assertThat(talk.hasUnread()).isTrue();
        assertThat(taken.body.size()).isLessThanOrEqualTo(5000);
        taken.quota = Integer.MAX_VALUE;
        talk.read();
        waitForDone();
        assertThat(taken.body.toString(StandardCharsets.UTF_8))
                .isEqualTo("you asked for /a".repeat(1000));

        taken.events.clear();
        taken.bodyIsWanted = false;
        get(base, "none");
        waitForDone();
        assertThat(taken.events).containsExactly("404 /none", "done");
        assertThat(taken.body.size()).isEqualTo(16_000);
    }

    @Test
    void asksNothingOfAServerThatIsRefused() throws Exception {
        String base = serve(HttpServer.create(here(), 0));
        taken.refusal = "not there";

        get(base, "a");

        assertThat(QTest.qWaitFor(() -> !taken.events.isEmpty(), 60_000)).isTrue();
        assertThat(taken.events).containsExactly("failed: not there");
        assertThat(taken.server.isLoopback()).isTrue();
    }

    @Test
    void saysWhyNothingComes() throws Exception {
        String base = serve(HttpServer.create(here(), 0));
        server.stop(0);

        get(base, "a");

        assertThat(QTest.qWaitFor(() -> !taken.events.isEmpty(), 60_000)).isTrue();
        assertThat(taken.events).containsExactly("failed: Connection refused");
    }
}
