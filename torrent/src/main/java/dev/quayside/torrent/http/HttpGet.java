// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.http;

import dev.quayside.core.QObject;
import dev.quayside.core.QTimer;
import dev.quayside.core.Signal1;
import dev.quayside.network.QAbstractSocketBase.SocketError;
import dev.quayside.network.QTcpSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/**
 * One GET over a QTcpSocket. Ends by exactly one of its signals, and then destroys itself.
 *
 * <p>Lives in one thread, as its socket does.
 */
final class HttpGet extends QObject {
    final Signal1<HttpAnswer> finished = new Signal1<>(this);
    final Signal1<String> failed = new Signal1<>(this);

    private final QTcpSocket socket = new QTcpSocket(this);
    private final QTimer timer = new QTimer(this);
    private final HttpAnswerReader reader;
    private boolean over;

    HttpGet(QObject parent, int longestBody, int timeoutMsecs) {
        super(parent);
        reader = new HttpAnswerReader(longestBody);
        timer.setSingleShot(true);
        timer.setInterval(timeoutMsecs);
        timer.timeout.connect(() -> fail("no answer in time"));
        socket.readyRead.connect(this, this::read);
        socket.disconnected.connect(this, this::ended);
        socket.errorOccurred.connect(
                this,
                error -> {
                    if (error != SocketError.RemoteHostClosedError) {
                        fail(socket.errorString());
                    }
                });
    }

    void start(URI address, Map<String, String> headers) {
        int port = address.getPort() < 0 ? 80 : address.getPort();
        StringBuilder request = new StringBuilder("GET ");
        String path = address.getRawPath();
        request.append(path == null || path.isEmpty() ? "/" : path);
        if (address.getRawQuery() != null) {
            request.append('?').append(address.getRawQuery());
        }
        request.append(" HTTP/1.1\r\nHost: ").append(address.getHost());
        if (port != 80) {
            request.append(':').append(port);
        }
        request.append("\r\nUser-Agent: Quayside\r\nAccept-Encoding: identity\r\n");
        request.append("Connection: close\r\n");
        if (address.getRawUserInfo() != null) {
            String user = Percent.decodeText(address.getRawUserInfo());
            byte[] bytes = user.getBytes(StandardCharsets.UTF_8);
            request.append("Authorization: Basic ");
            request.append(Base64.getEncoder().encodeToString(bytes)).append("\r\n");
        }
        headers.forEach((name, value) -> request.append(name + ": " + value + "\r\n"));
        byte[] bytes = request.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
        socket.connected.connect(this, () -> socket.write(bytes));
        timer.start();
        String host = address.getHost();
        boolean v6 = host.startsWith("[");
        socket.connectToHost(v6 ? host.substring(1, host.length() - 1) : host, port);
    }

    private void read() {
        if (over) {
            return;
        }
        try {
            reader.add(socket.readAll());
        } catch (HttpException e) {
            fail(e.getMessage());
            return;
        }
        if (reader.isDone()) {
            succeed();
        }
    }

    private void ended() {
        if (over) {
            return;
        }
        read();
        if (!over) {
            reader.end();
            if (reader.isDone()) {
                succeed();
            } else {
                fail("the connection ended before the answer");
            }
        }
    }

    private void succeed() {
        if (finish()) {
            finished.emit(reader.answer());
        }
    }

    private void fail(String reason) {
        if (finish()) {
            failed.emit(reason);
        }
    }

    private boolean finish() {
        if (over) {
            return false;
        }
        over = true;
        timer.stop();
        socket.abort();
        deleteLater();
        return true;
    }
}
