// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.examples.threadedfortuneserver;

import dev.quayside.core.QDataStream;
import dev.quayside.core.QThread;
import dev.quayside.core.Signal1;
import dev.quayside.network.QSocketDescriptor;
import dev.quayside.network.QTcpServer;
import dev.quayside.network.QTcpSocket;

/** Serves one client: sends it a fortune, hangs up, and ends. */
final class FortuneThread extends QThread {
    /** Emitted in the thread, with the reason, when the client could not be served. */
    final Signal1<String> failed = new Signal1<>(this);

    private final QSocketDescriptor descriptor;
    private final String fortune;

    FortuneThread(QSocketDescriptor descriptor, String fortune, QTcpServer parent) {
        super(parent);
        this.descriptor = descriptor;
        this.fortune = fortune;
    }

    // tag::run[]
    @Override
    protected void run() {
        QTcpSocket socket = new QTcpSocket(); // here, so that it belongs to this thread
        if (!socket.setSocketDescriptor(descriptor)) {
            failed.emit(socket.errorString());
            return;
        }
        QDataStream out = new QDataStream(socket);
        out.setVersion(QDataStream.Version.Qt_5_10);
        out.writeQString(fortune);
        socket.disconnectFromHost();
        socket.waitForDisconnected();
    }
    // end::run[]
}
