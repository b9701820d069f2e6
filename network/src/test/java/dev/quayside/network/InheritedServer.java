// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.network;

import dev.quayside.core.QCoreApplication;
import dev.quayside.core.QTimer;

/**
 * Run by {@link InheritedServerTest} in a process of its own whose standard input is a socket: it
 * serves that, as a program started by inetd or systemd does. What it sees it writes to the
 * standard error, which alone is not the socket.
 */
final class InheritedServer {
    private InheritedServer() {}

    public static void main(String[] args) throws Exception {
        QCoreApplication.initialize(args);
        QSocketDescriptor descriptor = QSocketDescriptor.inherited();
        if (descriptor == null) {
            System.err.println("nothing inherited");
        } else if (descriptor.isListener()) {
            serve(descriptor);
        } else {
            QTcpSocket socket = new QTcpSocket();
            System.err.println("connection " + socket.setSocketDescriptor(descriptor));
            answer(socket);
            QCoreApplication.exec();
        }
    }

    private static void serve(QSocketDescriptor descriptor) {
        QTcpServer server = new QTcpServer();
        System.err.println(
                "listener "
                        + server.setSocketDescriptor(descriptor)
                        + " "
                        + server.isListening()
                        + " "
                        + server.serverPort());
        server.newConnection.connect(() -> answer(server.nextPendingConnection()));
        QCoreApplication.exec();
    }

    private static void answer(QTcpSocket socket) {
        socket.readyRead.connect(() -> socket.write(socket.readAll()));
        socket.disconnected.connect(() -> QTimer.singleShot(0, QCoreApplication::quit));
    }
}
