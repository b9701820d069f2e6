// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.http;

import dev.quayside.core.QObject;
import dev.quayside.network.QAbstractSocketBase.SocketError;
import dev.quayside.network.QAbstractSocketBase.SocketState;
import dev.quayside.network.QTcpSocket;
import java.net.URI;
import java.util.Map;

/** Talks with a web server over a QTcpSocket. */
final class PlainTalk extends HttpTalk {
    private static final int PART = 16 << 10;
    private static final int READ_BUFFER = 256 << 10;

    private final String host;
    private final int port;
    private final byte[] part = new byte[PART];
    private QTcpSocket socket;
    private byte[] request;
    private HttpAnswerReader reader; // null between answers
    private long longestBody;
    private boolean reused;
    private boolean ended;
    private boolean reading;
    private boolean over;

    PlainTalk(QObject parent, URI address, Client client) {
        super(parent, client);
        host = RequestHead.host(address);
        port = RequestHead.port(address);
    }

    @Override
    public boolean isFor(URI address) {
        return address.getScheme().equalsIgnoreCase("http")
                && RequestHead.host(address).equalsIgnoreCase(host)
                && RequestHead.port(address) == port;
    }

    @Override
    public void get(URI address, Map<String, String> headers, long longest) {
        request = RequestHead.of(address, headers, true);
        longestBody = longest;
        reused = socket != null && socket.state() == SocketState.ConnectedState;
        newReader();
        if (reused) {
            ask();
        } else {
            connectAnew();
        }
    }

    private void ask() {
        String refusal = client.refusal(socket.peerAddress());
        if (refusal == null) {
            socket.write(request);
        } else {
            fail(refusal);
        }
    }

    private void newReader() {
        reader = new HttpAnswerReader(longestBody, client::head, client::body);
    }

    private void connectAnew() {
        drop();
        ended = false;
        QTcpSocket fresh = new QTcpSocket(this);
        socket = fresh;
        socket.setReadBufferSize(READ_BUFFER);
        socket.readyRead.connect(this, this::read);
        socket.connected.connect(this, this::ask);
        socket.disconnected.connect(this, this::ended);
        socket.errorOccurred.connect(
                this,
                error -> {
                    if (error != SocketError.RemoteHostClosedError) {
                        fail(fresh.errorString());
                    }
                });
        socket.connectToHost(host, port);
    }

    private void drop() {
        if (socket != null) {
            QTcpSocket old = socket;
            socket = null;
            old.disconnect();
            old.abort();
            old.deleteLater();
        }
    }

    private void ended() {
        ended = true;
        read();
    }

    @Override
    public void read() {
        if (reading || over) {
            return;
        }
        reading = true;
        try {
            while (readPart()) {
                // there may be more
            }
            if (ended && reader != null && !hasUnread()) {
                endOfConnection();
            }
        } catch (HttpException e) {
            fail(e.getMessage());
        } finally {
            reading = false;
        }
    }

    private boolean readPart() throws HttpException {
        if (reader == null || !hasUnread()) {
            return false;
        }
        int quota = Math.min(client.quota(), PART);
        int count = quota > 0 ? (int) socket.read(part, 0, quota) : 0;
        if (count <= 0) {
            return false;
        }
        client.received(count);
        HttpAnswerReader current = reader;
        int used = current.add(part, 0, count);
        if (!over && current.isDone()) {
            finish(current.isReusable() && used == count);
        }
        return !over && reader != null;
    }

    private void endOfConnection() throws HttpException {
        if (reused && reader.isUntouched()) {
            reused = false; // the server had given it up when we asked
            newReader();
            connectAnew();
            return;
        }
        reader.end();
        if (!reader.isDone()) {
            throw new HttpException("the connection ended before the answer");
        }
        finish(false);
    }

    private void finish(boolean reusable) {
        reader = null;
        if (!reusable) {
            drop();
        }
        client.done();
    }

    private void fail(String reason) {
        if (!over && reader != null) {
            reader = null;
            drop();
            client.failed(reason);
        }
    }

    @Override
    public boolean hasUnread() {
        return socket != null && socket.bytesAvailable() > 0;
    }

    @Override
    public void close() {
        over = true;
        reader = null;
        drop();
        deleteLater();
    }
}
