// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.http;

import dev.quayside.core.QObject;
import dev.quayside.core.QTimer;
import dev.quayside.core.Signal1;
import dev.quayside.network.QAbstractSocketBase.SocketError;
import dev.quayside.network.QTcpSocket;
import java.net.URI;
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
        byte[] bytes = RequestHead.of(address, headers, false);
        socket.connected.connect(this, () -> socket.write(bytes));
        timer.start();
        socket.connectToHost(RequestHead.host(address), RequestHead.port(address));
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
