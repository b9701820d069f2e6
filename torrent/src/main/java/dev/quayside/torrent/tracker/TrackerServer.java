// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.tracker;

import dev.quayside.core.QObject;
import dev.quayside.core.QTimer;
import dev.quayside.network.QHostAddress;
import dev.quayside.network.QTcpServer;
import dev.quayside.network.QTcpSocket;
import java.nio.charset.StandardCharsets;

/**
 * A tracker: announces and scrapes by HTTP, for whatever torrents its clients have.
 *
 * <p>Answers {@code GET /announce} and {@code GET /scrape} (BEP 3, 7, 23, 48), one request a
 * connection. What it remembers is bounded: see {@link Swarms}. Lives in one thread.
 */
public final class TrackerServer extends QTcpServer {
    private static final int LONGEST_HEAD = 8 << 10;
    private static final int PATIENCE_MSECS = 10_000;
    private static final int TIDY_MSECS = 30_000;

    private final Swarms swarms;

    /**
     * Makes one that does not listen yet.
     *
     * @param parent the parent, or null
     * @param intervalSeconds how often clients are to announce
     */
    public TrackerServer(QObject parent, int intervalSeconds) {
        super(parent);
        swarms = new Swarms(intervalSeconds);
        newConnection.connect(this::serve);
        QTimer tidy = new QTimer(this);
        tidy.timeout.connect(swarms::tidy);
        tidy.start(TIDY_MSECS);
    }

    /**
     * Returns what it knows.
     *
     * @return the swarms
     */
    public Swarms swarms() {
        return swarms;
    }

    private void serve() {
        while (hasPendingConnections()) {
            QTcpSocket client = nextPendingConnection();
            client.setReadBufferSize(LONGEST_HEAD);
            client.disconnected.connect(client::deleteLater);
            QTimer patience = new QTimer(client);
            patience.setSingleShot(true);
            patience.timeout.connect(client::abort);
            patience.start(PATIENCE_MSECS);
            client.readyRead.connect(() -> read(client));
        }
    }

    private void read(QTcpSocket client) {
        byte[] soFar = client.peek(LONGEST_HEAD);
        String head = new String(soFar, StandardCharsets.ISO_8859_1);
        if (head.contains("\r\n\r\n") || head.contains("\n\n")) {
            client.readyRead.disconnect();
            client.readAll();
            answer(client, head.lines().findFirst().orElse(""));
        } else if (soFar.length >= LONGEST_HEAD) {
            client.abort();
        }
    }

    private void answer(QTcpSocket client, String line) {
        String[] words = line.split(" ");
        if (words.length != 3 || !words[0].equals("GET")) {
            reply(client, "400 Bad Request", "only GET\n".getBytes(StandardCharsets.US_ASCII));
            return;
        }
        int query = words[1].indexOf('?');
        String path = query < 0 ? words[1] : words[1].substring(0, query);
        TrackerQuery parameters = new TrackerQuery(query < 0 ? "" : words[1].substring(query + 1));
        if (path.equals("/announce")) {
            reply(client, "200 OK", swarms.announce(parameters, unmapped(client.peerAddress())));
        } else if (path.equals("/scrape")) {
            reply(client, "200 OK", swarms.scrape(parameters));
        } else {
            reply(client, "404 Not Found", "no such page\n".getBytes(StandardCharsets.US_ASCII));
        }
    }

    /** An IPv4 client of a server for both says ::ffff:a.b.c.d; peers want a.b.c.d. */
    private static QHostAddress unmapped(QHostAddress address) {
        boolean[] isV4 = new boolean[1];
        long v4 = address.toIPv4Address(isV4);
        return isV4[0] ? new QHostAddress(v4) : address;
    }

    private static void reply(QTcpSocket client, String status, byte[] body) {
        client.write(
                "HTTP/1.1 "
                        + status
                        + "\r\nContent-Type: text/plain\r\nContent-Length: "
                        + body.length
                        + "\r\nConnection: close\r\n\r\n");
        client.write(body);
        client.disconnectFromHost();
    }
}
