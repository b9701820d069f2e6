// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.examples.fortuneserver;

import dev.quayside.core.QDataStream;
import dev.quayside.examples.fortunes.Fortunes;
import dev.quayside.network.QTcpServer;
import dev.quayside.network.QTcpSocket;

/**
 * Sends a fortune to everybody who connects, and hangs up.
 *
 * <p>On the wire a fortune is one QString, as QDataStream writes it: the clients of Qt's Fortune
 * examples understand it.
 *
 * <pre>
 *   QCoreApplication.initialize(args);
 *   FortuneServer server = new FortuneServer(Fortunes.own());
 *   if (server.listen()) {
 *       System.out.println("port " + server.serverPort());
 *       QCoreApplication.exec();
 *   }
 * </pre>
 */
public final class FortuneServer extends QTcpServer {
    private final Fortunes fortunes;

    /**
     * Makes a server that does not listen yet.
     *
     * @param fortunes what it chooses from
     */
    public FortuneServer(Fortunes fortunes) {
        this.fortunes = fortunes;
        newConnection.connect(this::sendFortunes);
    }

    // tag::serve[]
    private void sendFortunes() {
        while (hasPendingConnections()) {
            QTcpSocket client = nextPendingConnection();
            client.disconnected.connect(client::deleteLater);

            QDataStream out = new QDataStream(client);
            out.setVersion(QDataStream.Version.Qt_5_10);
            out.writeQString(fortunes.any());
            client.disconnectFromHost(); // closes after the last byte
        }
    }
    // end::serve[]
}
