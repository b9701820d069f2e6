// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.conformance.interop;

import dev.quayside.core.QDataStream;
import dev.quayside.core.QTimer;
import dev.quayside.network.QAbstractSocket;
import dev.quayside.network.QTcpSocket;
import java.util.function.Consumer;

/** One check of the event-driven client, on one connection. */
abstract class EventCheck {
    private static final int PATIENCE = 300_000;

    final QTcpSocket socket = new QTcpSocket();
    final QDataStream stream = Wire.stream(socket);

    private Consumer<String> whenDone;

    abstract String name();

    /** Connects, and says at the end what the problem is, null if there is none. */
    void start(String host, int port, Consumer<String> whenDone) {
        this.whenDone = whenDone;
        socket.connected.connect(this::connected);
        socket.readyRead.connect(this::readyRead);
        socket.bytesWritten.connect(this::bytesWritten);
        socket.errorOccurred.connect(this::errorOccurred);
        socket.disconnected.connect(this::disconnected);
        QTimer.singleShot(PATIENCE, socket, () -> finish("not done in time"));
        socket.connectToHost(host, port);
    }

    final void request(String what, long number) {
        stream.writeQString(what).writeInt64(number);
    }

    final void finish(String problem) {
        Consumer<String> consumer = whenDone;
        if (consumer != null) {
            whenDone = null;
            socket.abort();
            socket.deleteLater();
            consumer.accept(problem);
        }
    }

    abstract void connected();

    abstract void readyRead();

    void bytesWritten() {}

    /** That the server closes is part of most checks. */
    void errorOccurred(QAbstractSocket.SocketError error) {
        if (error != QAbstractSocket.SocketError.RemoteHostClosedError) {
            finish(socket.errorString());
        }
    }

    void disconnected() {
        finish("disconnected too early");
    }
}
