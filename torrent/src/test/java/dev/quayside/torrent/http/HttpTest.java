// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quayside.network.QHostAddress;
import dev.quayside.network.QTcpServer;
import dev.quayside.network.QTcpSocket;
import dev.quayside.testing.QTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpTest {
    private static final Http.Options OPTIONS =
            new Http.Options(Map.of("X-Test", "1"), 1000, 60_000);

    private final QTcpServer server = new QTcpServer();
    private final Http http = new Http(null);
    private final List<String> requests = new ArrayList<>();
    private final List<String> answers = new ArrayList<>();
    private final List<String> outcomes = new ArrayList<>();

    HttpTest() {
        server.newConnection.connect(
                () -> {
                    QTcpSocket client = server.nextPendingConnection();
                    client.readyRead.connect(
                            () -> {
                                requests.add(new String(client.readAll(), StandardCharsets.UTF_8));
                                client.write(answers.remove(0));
                                client.disconnectFromHost();
                            });
                });
        server.listen(new QHostAddress(QHostAddress.SpecialAddress.LocalHost), 0);
    }

    @AfterEach
    void close() {
        server.dispose();
        http.dispose();
    }

    private String get(String path) {
        http.get(
                path.startsWith("/") ? "http://127.0.0.1:" + server.serverPort() + path : path,
                OPTIONS,
                answer ->
                        outcomes.add(
                                answer.status()
                                        + " "
                                        + new String(answer.body(), StandardCharsets.UTF_8)),
                reason -> outcomes.add("failed: " + reason));
        assertThat(outcomes).isEmpty(); // told later, never before get returns
        assertThat(QTest.qWaitFor(() -> !outcomes.isEmpty(), 60_000)).isTrue();
        return outcomes.remove(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello",
                "HTTP/1.0 200 OK\r\n\r\nhello",
                "HTTP/1.1 200 OK\nContent-length:5\n\nhello",
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2;x=y\r\nhe\r\n3\r\nllo\r\n0\r\nA: b\r\n\r\n"
            })
    void readsAnswersOfAnyForm(String answer) {
        answers.add(answer);

        assertThat(get("/x?y=%01")).isEqualTo("200 hello");
        assertThat(requests.get(0))
                .startsWith("GET /x?y=%01 HTTP/1.1\r\n")
                .contains("\r\nX-Test: 1\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense\r\n\r\n",
                "HTTP/1.1 999 No\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhello",
                "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 1001\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhe"
            })
    void failsOnAnswersThatAreWrongOrTooLong(String answer) {
        answers.add(answer);

        assertThat(get("/")).startsWith("failed: ");
    }

    @Test
    void boundsAnAnswerWithoutALength() {
        answers.add("HTTP/1.1 200 OK\r\n\r\n" + "x".repeat(1001));

        assertThat(get("/")).startsWith("failed: ").contains("1000");
    }

    @Test
    void boundsTheHeadOfAnAnswer() {
        HttpAnswerReader reader = new HttpAnswerReader(10);
        byte[] line =
                "HTTP/1.1 200 OK\r\nA: b\r\n".repeat(2000).getBytes(StandardCharsets.US_ASCII);

        assertThatThrownBy(() -> reader.add(line)).isInstanceOf(HttpException.class);
    }

    @Test
    void followsRedirectionsButNotForEver() {
        answers.add("HTTP/1.1 302 Found\r\nLocation: /there\r\nContent-Length: 0\r\n\r\n");
        answers.add("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
        assertThat(get("/here")).isEqualTo("200 ok");
        assertThat(requests.get(1)).startsWith("GET /there ");

        for (int i = 0; i < 7; i++) {
            answers.add("HTTP/1.1 302 Found\r\nLocation: /there\r\nContent-Length: 0\r\n\r\n");
        }
        assertThat(get("/here")).isEqualTo("failed: too many redirections");
    }

    @Test
    void sendsUserAndPasswordOfTheAddress() {
        answers.add("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");

        get("http://me:p%40ss@127.0.0.1:" + server.serverPort() + "/");

        assertThat(requests.get(0)).contains("\r\nAuthorization: Basic bWU6cEBzcw==\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ftp://a/", "http://", "http:///x", "http://a:99999/", "::", "http://a b/"})
    void refusesBadAddresses(String address) {
        assertThat(get(address)).startsWith("failed: bad address");
    }

    @Test
    void saysWhyItCannotConnect() {
        int port = server.serverPort();
        server.close();

        assertThat(get("http://127.0.0.1:" + port + "/")).isEqualTo("failed: Connection refused");
    }

    @Test
    void percentEncodingIsReadBackTheSame() {
        byte[] all = new byte[256];
        for (int i = 0; i < 256; i++) {
            all[i] = (byte) i;
        }

        assertThat(Percent.decode(Percent.encode(all))).isEqualTo(all);
        assertThat(Percent.decodeText("a%2")).isEqualTo("a%2");
        assertThat(Percent.decodeText("%zz+%C3%A4")).isEqualTo("%zz+\u00E4");
    }
}
