// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.quayside.testing.QTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers by HTTPS, of a server whose certificate is trusted by those only who are told to. */
class HttpsTest {
    private static final String OURS = "ip:127.0.0.1";
    private static final Map<String, String> HEADERS = Map.of("X-Test", "1");
    private static final int LONGEST = 1000;
    private static final int LONG_MSECS = 60_000;
    private static final int SHORT_MSECS = 300;

    @TempDir static Path folder;

    private final ConcurrentLinkedQueue<String> requests = new ConcurrentLinkedQueue<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private final List<String> outcomes = new ArrayList<>();
    private SecureServer server;
    private Http http;

    private void start(String certificate) throws Exception {
        server = new SecureServer(folder, certificate, this::answer);
        http = new Http(null, server.trust());
    }

    @AfterEach
    void close() {
        over.countDown();
        http.dispose();
        server.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.add(
                exchange.getRequestURI()
                        + " "
                        + exchange.getRequestHeaders().getFirst("X-Test")
                        + " "
                        + exchange.getRequestHeaders().getFirst("Authorization"));
        String path = exchange.getRequestURI().getPath();
        byte[] body = "hello".getBytes(StandardCharsets.US_ASCII);
        switch (path) {
            case "/moved" -> {
                exchange.getResponseHeaders().add("Location", "/there?x=%01");
                exchange.sendResponseHeaders(302, -1);
            }
            case "/long" -> {
                exchange.sendResponseHeaders(200, LONGEST + 1);
                exchange.getResponseBody().write(new byte[LONGEST + 1]);
            }
            case "/endless" -> {
                exchange.sendResponseHeaders(200, 0); // in chunks
                exchange.getResponseBody().write(new byte[LONGEST + 1]);
                exchange.getResponseBody().flush();
                waitForTheEnd();
            }
            case "/silent" -> waitForTheEnd();
            case "/stuck" -> {
                exchange.sendResponseHeaders(200, 10);
                exchange.getResponseBody().write(body);
                exchange.getResponseBody().flush();
                waitForTheEnd();
            }
            default -> {
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        }
        exchange.close();
    }

    private void waitForTheEnd() throws IOException {
        try {
            over.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private void ask(String address, int timeoutMsecs) {
        http.get(
                address,
                new Http.Options(HEADERS, LONGEST, timeoutMsecs),
                answer ->
                        outcomes.add(
                                answer.status()
                                        + " "
                                        + new String(answer.body(), StandardCharsets.UTF_8)),
                reason -> outcomes.add("failed: " + reason));
    }

    private String get(String address, int timeoutMsecs) {
        ask(address, timeoutMsecs);
        assertThat(outcomes).isEmpty(); // told later, never before get returns
        assertThat(QTest.qWaitFor(() -> !outcomes.isEmpty(), LONG_MSECS)).isTrue();
        return outcomes.remove(0);
    }

    private String get(String path) {
        return get(server.address(path), LONG_MSECS);
    }

    @Test
    void getsAnAnswerFromAServerThatIsTrusted() throws Exception {
        start(OURS);

        assertThat(get("/announce?info_hash=%00%FF")).isEqualTo("200 hello");
        assertThat(requests).containsExactly("/announce?info_hash=%00%FF 1 null");
    }

    @Test
    void sendsUserAndPasswordOfTheAddress() throws Exception {
        start(OURS);

        assertThat(get("https://me:p%40ss@127.0.0.1:" + server.port() + "/", LONG_MSECS))
                .isEqualTo("200 hello");
        assertThat(requests).containsExactly("/ 1 Basic bWU6cEBzcw==");
    }

    @Test
    void followsRedirections() throws Exception {
        start(OURS);

        assertThat(get("/moved")).isEqualTo("200 hello");
        assertThat(requests).containsExactly("/moved 1 null", "/there?x=%01 1 null");
    }

    @Test
    void refusesACertificateThatNobodyTrusts() throws Exception {
        start(OURS);
        http.dispose();
        http = new Http(null);

        assertThat(get("/")).startsWith("failed: ").contains("certificat");
        assertThat(requests).isEmpty();
    }

    @Test
    void refusesACertificateOfAnotherServer() throws Exception {
        start("dns:elsewhere.example");

        assertThat(get("/")).startsWith("failed: ").contains("127.0.0.1");
        assertThat(requests).isEmpty();
    }

    @Test
    void boundsAnswersWithAndWithoutALength() throws Exception {
        start(OURS);

        assertThat(get("/long")).isEqualTo("failed: the answer has more than 1000 bytes");
        assertThat(get("/endless")).isEqualTo("failed: the answer has more than 1000 bytes");
    }

    @Test
    void doesNotWaitForEverForAnAnswerOrItsEnd() throws Exception {
        start(OURS);

        assertThat(get(server.address("/silent"), SHORT_MSECS))
                .isEqualTo("failed: no answer in time");
        assertThat(get(server.address("/stuck"), SHORT_MSECS))
                .isEqualTo("failed: no answer in time");
    }

    @Test
    void serversThatAreStuckDoNotHinderAnother() throws Exception {
        start(OURS);
        int stuck = 2 * Runtime.getRuntime().availableProcessors() + 2;
        for (int i = 0; i < stuck; i++) {
            ask(server.address("/stuck"), LONG_MSECS);
        }
        assertThat(QTest.qWaitFor(() -> requests.size() == stuck, LONG_MSECS)).isTrue();

        assertThat(get("/")).isEqualTo("200 hello");
    }

    @Test
    void saysWhyItCannotConnect() throws Exception {
        start(OURS);
        server.close();

        // older JDKs do not say more
        assertThat(get("/"))
                .isIn("failed: Connection refused", "failed: cannot connect to the server");
        // longer than a name can be, so that no name server is asked
        assertThat(get("https://" + "long.".repeat(60) + "invalid/", LONG_MSECS))
                .isEqualTo("failed: Host not found");
    }
}
