// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.app;

import dev.quayside.core.QDataStream;
import dev.quayside.network.QTcpServer;
import dev.quayside.network.QTcpSocket;
import java.util.List;
import java.util.Random;

/**
 * Sends a fortune to everybody who connects, and hangs up.
 *
 * <p>On the wire a fortune is one QString, as QDataStream writes it: the clients of Qt's Fortune
 * examples understand it.
 *
 * <pre>
 *   QCoreApplication.initialize(args);
 *   FortuneServer server = new FortuneServer(List.of("You will port a program.", "It will work."));
 *   if (server.listen()) {
 *       System.out.println("port " + server.serverPort());
 *       QCoreApplication.exec();
 *   }
 * </pre>
 */
public final class FortuneServer extends QTcpServer {
    private final List<String> fortunes;
    private final Random random = new Random();

    /**
     * Makes a server that does not listen yet.
     *
     * @param fortunes what it chooses from
     * @throws IllegalArgumentException if there is none
     */
    public FortuneServer(List<String> fortunes) {
        if (fortunes.isEmpty()) {
            throw new IllegalArgumentException("No fortunes");
        }
        this.fortunes = List.copyOf(fortunes);
        newConnection.connect(this::sendFortunes);
    }

    private void sendFortunes() {
        while (hasPendingConnections()) {
            QTcpSocket client = nextPendingConnection();
            client.disconnected.connect(client::deleteLater);

            QDataStream out = new QDataStream(client);
            out.setVersion(QDataStream.Version.Qt_5_10);
            out.writeQString(fortunes.get(random.nextInt(fortunes.size())));
            client.disconnectFromHost(); // closes after the last byte
        }
    }
}
