// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.conformance.readme;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.quayside.network.QHostAddress;
import dev.quayside.network.QTcpServer;
import dev.quayside.network.QTcpSocket;
import dev.quayside.swing.SwingApplication;
import javax.swing.JFrame;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;

class Guestbook {
    final JTextArea entries = new JTextArea(12, 40);
    final QTcpServer server = new QTcpServer();

    Guestbook() {
        server.newConnection.connect(
                () -> {
                    QTcpSocket guest = server.nextPendingConnection();
                    guest.readyRead.connect(
                            () -> entries.append(new String(guest.readAll(), UTF_8)));
                    guest.disconnected.connect(guest::deleteLater);
                });
        server.listen(new QHostAddress(QHostAddress.SpecialAddress.LocalHost), 0);
    }

    void show() {
        JFrame window = new JFrame("Guestbook on port " + server.serverPort());
        window.add(new JScrollPane(entries));
        window.pack();
        window.setVisible(true);
    }

    public static void main(String[] args) {
        SwingApplication.run(args, () -> new Guestbook().show());
    }
}
