// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.engine;

import dev.quayside.core.QObject;
import dev.quayside.network.QHostAddress;
import dev.quayside.network.QTcpServer;
import dev.quayside.network.QTcpSocket;
import dev.quayside.torrent.http.Percent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A web server that has files, and the faults that a test wants. */
final class WebServer extends QObject {
    private static final Pattern REQUEST =
            Pattern.compile(
                    "GET (\\S+) HTTP/1.1\r\n.*Range: bytes=(\\d+)-(\\d+)\r\n.*", Pattern.DOTALL);

    final List<String> requests = new ArrayList<>();
    int connections;

    /** What is answered to a path instead of the file; null for the file. */
    Function<String, String> special = path -> null;

    boolean knowsRanges = true;

    /** So many answers are cut off in their middle. */
    int cuts;

    /** The byte of each answer that is wrong; -1 for none. */
    int wrongByte = -1;

    boolean keepsConnections = true;

    private final QTcpServer server = new QTcpServer(this);
    private final Path root;

    WebServer(Path root) {
        this.root = root;
        server.newConnection.connect(
                () -> {
                    QTcpSocket client = server.nextPendingConnection();
                    connections++;
                    StringBuilder head = new StringBuilder();
                    client.readyRead.connect(() -> read(client, head));
                });
        server.listen(new QHostAddress(QHostAddress.SpecialAddress.LocalHost), 0);
    }

    String address(String path) {
        return "http://127.0.0.1:" + server.serverPort() + path;
    }

    private void read(QTcpSocket client, StringBuilder head) throws IOException {
        head.append(new String(client.readAll(), StandardCharsets.ISO_8859_1));
        int end = head.indexOf("\r\n\r\n");
        if (end >= 0) {
            Matcher request = REQUEST.matcher(head.substring(0, end + 2));
            head.delete(0, end + 4);
            if (request.matches()) {
                requests.add(request.group(1));
                answer(
                        client,
                        request.group(1),
                        Integer.parseInt(request.group(2)),
                        Integer.parseInt(request.group(3)) + 1);
            } else {
                client.abort();
            }
        }
    }

    private void answer(QTcpSocket client, String path, int from, int to) throws IOException {
        String other = special.apply(path);
        if (other != null) {
            client.write("HTTP/1.1 " + other + "\r\nContent-Length: 0\r\n\r\n");
            return;
        }
        Path file = root.resolve(decoded(path));
        if (!Files.exists(file)) {
            client.write("HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\ngone");
            return;
        }
        byte[] all = Files.readAllBytes(file);
        byte[] body = knowsRanges ? Arrays.copyOfRange(all, from, to) : all;
        if (wrongByte >= 0) {
            body[Math.min(wrongByte, body.length - 1)] ^= 1;
        }
        String range = "Content-Range: bytes " + from + "-" + (to - 1) + "/" + all.length + "\r\n";
        client.write(
                "HTTP/1.1 "
                        + (knowsRanges ? "206 Partial\r\n" + range : "200 OK\r\n")
                        + "Content-Length: "
                        + body.length
                        + "\r\n\r\n");
        boolean cut = cuts-- > 0;
        client.write(cut ? Arrays.copyOf(body, body.length / 2) : body);
        if (cut || !keepsConnections) {
            client.disconnectFromHost();
        }
    }

    private static String decoded(String path) {
        return Percent.decodeText(path.substring(1));
    }
}
