// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.http;

import dev.quayside.core.QObject;
import java.net.URI;
import java.util.Map;

/** Talks with a web server by HTTPS, through the client of the JDK. */
final class SecureTalk extends HttpTalk {
    private static final int HTTPS_PORT = 443;
    private static final int TIMEOUT_MSECS = 60_000;

    private final String host;
    private final int port;
    private final HttpsClient secure;
    private HttpAnswer answer; // not passed on as a whole yet
    private int at;
    private boolean reading;
    private boolean over;

    SecureTalk(QObject parent, URI address, Client client, HttpsClient secure) {
        super(parent, client);
        this.secure = secure;
        host = address.getHost();
        port = port(address);
    }

    private static int port(URI address) {
        return address.getPort() < 0 ? HTTPS_PORT : address.getPort();
    }

    @Override
    public boolean isFor(URI address) {
        return address.getScheme().equalsIgnoreCase("https")
                && address.getHost().equalsIgnoreCase(host)
                && port(address) == port;
    }

    @Override
    public void get(URI address, Map<String, String> headers, long longestBody) {
        int longest = (int) Math.min(Integer.MAX_VALUE - 16, longestBody);
        secure.get(
                this,
                address,
                new Http.Options(headers, longest, TIMEOUT_MSECS),
                this::answered,
                reason -> {
                    if (!over) {
                        client.failed(reason);
                    }
                });
    }

    private void answered(HttpAnswer newAnswer) {
        if (over) {
            return;
        }
        try {
            if (client.head(newAnswer.status(), newAnswer.headers())) {
                answer = newAnswer;
                at = 0;
                read();
            } else {
                client.done();
            }
        } catch (HttpException e) {
            client.failed(e.getMessage());
        }
    }

    @Override
    public void read() {
        if (reading || answer == null) {
            return;
        }
        reading = true;
        boolean more = true;
        while (more && hasUnread()) {
            int count = Math.min(client.quota(), answer.body().length - at);
            if (count <= 0) {
                reading = false;
                return;
            }
            client.received(count);
            more = client.body(answer.body(), at, count);
            at += count;
        }
        reading = false;
        answer = null;
        if (!over) {
            client.done();
        }
    }

    @Override
    public boolean hasUnread() {
        return answer != null && at < answer.body().length;
    }

    @Override
    public void close() {
        over = true;
        answer = null;
        deleteLater();
    }
}
