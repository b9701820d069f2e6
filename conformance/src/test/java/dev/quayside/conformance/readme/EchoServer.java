// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.conformance.readme;

import dev.quayside.core.QCoreApplication;
import dev.quayside.network.QHostAddress;
import dev.quayside.network.QTcpServer;
import dev.quayside.network.QTcpSocket;

class EchoServer {
    public static void main(String[] args) {
        QCoreApplication.initialize(args);
        QTcpServer server = new QTcpServer();
        server.newConnection.connect(
                () -> {
                    QTcpSocket client = server.nextPendingConnection();
                    client.readyRead.connect(() -> client.write(client.readAll()));
                    client.disconnected.connect(client::deleteLater);
                });
        if (server.listen(new QHostAddress(QHostAddress.SpecialAddress.LocalHost), 0)) {
            System.out.println("echo on port " + server.serverPort());
            QCoreApplication.exec(); // until Ctrl-C
        }
    }
}
