// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.conformance.interop;

import dev.quayside.network.QAbstractSocket;

/** The server ends the connection half way through a message. */
final class BrokenMessageCheck extends EventCheck {
    static final int ANNOUNCED = 1_000_000;

    /** What either client notes, the one in PyQt6 too. */
    static final String EXPECTED =
            "RemoteHostClosedError (The remote host closed the connection), 500004 unread";

    private final String request;
    private String trace = "";

    /** The request is cut or reset. */
    BrokenMessageCheck(String request) {
        this.request = request;
    }

    @Override
    String name() {
        return request + " by the server, half way through a message";
    }

    @Override
    void connected() {
        request(request, ANNOUNCED);
    }

    @Override
    void readyRead() {
        long there = socket.bytesAvailable();
        stream.startTransaction();
        stream.readQByteArray();
        if (stream.commitTransaction() || socket.bytesAvailable() != there) {
            finish("half a message is no message");
        } else if (there == 4 + ANNOUNCED / 2 && request.equals("reset")) {
            socket.putChar('!');
        }
    }

    @Override
    void errorOccurred(QAbstractSocket.SocketError error) {
        trace += "error, ";
    }

    @Override
    void disconnected() {
        trace += "disconnected: " + Wire.describeEnd(socket);
        finish(Report.compare(trace, "error, disconnected: " + EXPECTED));
    }
}
