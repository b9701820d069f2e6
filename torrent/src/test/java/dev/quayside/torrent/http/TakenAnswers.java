// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.http;

import dev.quayside.network.QHostAddress;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Takes what a talk tells, as long as there is a quota. */
final class TakenAnswers implements HttpTalk.Client {
    /** The status and one header of each answer, and how it ended. */
    final List<String> events = new ArrayList<>();

    final ByteArrayOutputStream body = new ByteArrayOutputStream();
    int quota = Integer.MAX_VALUE; // no limit
    boolean bodyIsWanted = true;
    QHostAddress server;
    String refusal;
    private final String header;

    TakenAnswers(String header) {
        this.header = header;
    }

    @Override
    public int quota() {
        return quota;
    }

    @Override
    public String refusal(QHostAddress address) {
        server = address;
        return refusal;
    }

    @Override
    public void received(int bytes) {
        quota -= quota == Integer.MAX_VALUE ? 0 : bytes;
    }

    @Override
    public boolean head(int status, Map<String, String> headers) {
        events.add(status + " " + headers.get(header));
        return bodyIsWanted;
    }

    @Override
    public boolean body(byte[] bytes, int offset, int count) {
        body.write(bytes, offset, count);
        return true;
    }

    @Override
    public void done() {
        events.add("done");
    }

    @Override
    public void failed(String reason) {
        events.add("failed: " + reason);
    }
}
