// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.conformance.interop;

import dev.quayside.core.QDataStream;
import dev.quayside.network.QTcpSocket;
import java.util.List;
import java.util.function.Consumer;

/**
 * The client ends the connection half way through what it sends; then it asks what the server saw.
 */
final class LeavingCheck extends EventCheck {
    private final boolean byReset;
    private String host;
    private int port;

    LeavingCheck(boolean byReset) {
        this.byReset = byReset;
    }

    /** How many bytes the client sends: each way has a number of its own, to be told apart. */
    static int size(boolean byReset) {
        return byReset ? 300_000 : 200_000;
    }

    /** What either server answers, the one in PyQt6 too. */
    static List<String> expectedEnds(boolean byReset) {
        return List.of(
                "RemoteHostClosedError (The remote host closed the connection), "
                        + size(byReset)
                        + " unread");
    }

    @Override
    String name() {
        return (byReset ? "reset" : "cut") + " by the client, half way through a message";
    }

    @Override
    void start(String host, int port, Consumer<String> whenDone) {
        this.host = host;
        this.port = port;
        super.start(host, port, whenDone);
    }

    @Override
    void connected() {
        request("watch", size(byReset));
        socket.write(new byte[size(byReset)]);
    }

    @Override
    void readyRead() {
        if (byReset) {
            Wire.reset(socket);
        } else {
            socket.disconnectFromHost();
        }
    }

    @Override
    void disconnected() {
        ask();
    }

    private void ask() {
        QTcpSocket asker = new QTcpSocket();
        QDataStream answer = Wire.stream(asker);
        asker.connected.connect(() -> answer.writeQString("ends").writeInt64(0));
        asker.disconnected.connect(() -> take(answer.readQStringList()));
        asker.disconnected.connect(asker::deleteLater);
        asker.connectToHost(host, port);
    }

    private void take(List<String> ends) {
        if (ends.isEmpty()) {
            ask(); // the server has not noticed yet
        } else {
            finish(Report.compare(ends, expectedEnds(byReset)));
        }
    }
}
