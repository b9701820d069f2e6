// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quayside.testing.QTest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How answers by HTTPS are passed on. */
class SecureTalkTest {
    private static final byte[] BODY = "0123456789".getBytes(StandardCharsets.US_ASCII);

    @TempDir static Path folder;

    private final TakenAnswers taken = new TakenAnswers("x-asked");
    private SecureServer server;
    private HttpTalk talk;

    @BeforeEach
    void start() throws Exception {
        server =
                new SecureServer(
                        folder,
                        "ip:127.0.0.1",
                        exchange -> {
                            String range = exchange.getRequestHeaders().getFirst("Range");
                            exchange.getResponseHeaders().add("X-Asked", String.valueOf(range));
                            exchange.sendResponseHeaders(206, BODY.length);
                            exchange.getResponseBody().write(BODY);
                            exchange.close();
                        });
        talk =
                new SecureTalk(
                        null,
                        URI.create(server.address("/")),
                        taken,
                        new HttpsClient(server.trust()));
    }

    @AfterEach
    void close() {
        server.close();
    }

    private void get(long longest) {
        talk.get(URI.create(server.address("/file")), Map.of("Range", "bytes=5-14"), longest);
    }

    private void waitForNews(int count) {
        assertThat(QTest.qWaitFor(() -> taken.events.size() >= count, 60_000))
                .as(taken.events.toString())
                .isTrue();
    }

    @Test
    void passesOnAsMuchAsThereIsAQuotaFor() {
        taken.quota = 3;
        get(10);
        waitForNews(1);
        assertThat(taken.events).containsExactly("206 bytes=5-14");
        assertThat(taken.body.size()).isEqualTo(3);
        assertThat(talk.hasUnread()).isTrue();

        taken.quota = 4;
        talk.read();
        assertThat(taken.body.size()).isEqualTo(7);
        taken.quota = 4;
        talk.read();

        assertThat(taken.body.toByteArray()).isEqualTo(BODY);
        assertThat(taken.events).containsExactly("206 bytes=5-14", "done");
        assertThat(talk.hasUnread()).isFalse();
    }

    @Test
    void asksAgainAfterAnAnswer() {
        get(10);
        waitForNews(2);
        get(10);
        waitForNews(4);

        assertThat(taken.events)
                .containsExactly("206 bytes=5-14", "done", "206 bytes=5-14", "done");
        assertThat(taken.body.size()).isEqualTo(20);
    }

    @Test
    void refusesMoreThanWasAskedFor() {
        get(9);
        waitForNews(1);

        assertThat(taken.events).containsExactly("failed: the answer has more than 9 bytes");
    }

    @Test
    void saysNothingAfterItWasClosed() {
        HttpTalk closed = talk;
        get(10);
        talk.close();
        talk =
                new SecureTalk(
                        null,
                        URI.create(server.address("/")),
                        taken,
                        new HttpsClient(server.trust()));
        get(10);
        waitForNews(2);

        assertThat(taken.events).containsExactly("206 bytes=5-14", "done");
        assertThat(closed.hasUnread()).isFalse();
    }
}
