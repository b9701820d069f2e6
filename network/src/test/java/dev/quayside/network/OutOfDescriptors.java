// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.network;

import dev.quayside.core.QCoreApplication;
import dev.quayside.core.QDeadlineTimer;
import dev.quayside.core.QEventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Run by {@link OutOfDescriptorsTest} in a process of its own with few file descriptors. */
final class OutOfDescriptors {
    private OutOfDescriptors() {}

    public static void main(String[] args) {
        QTcpServer server = new QTcpServer();
        List<QTcpSocket> accepted = new ArrayList<>();
        List<Object> errors = new ArrayList<>();
        server.newConnection.connect(() -> accepted.add(server.nextPendingConnection()));
        server.acceptError.connect(error -> errors.add(error));
        if (!server.listen(QHostAddress.SpecialAddress.LocalHost, 0)) {
            throw new IllegalStateException(server.errorString());
        }
        List<QTcpSocket> clients = new ArrayList<>();
        while (errors.isEmpty() && clients.size() < 200) { // connecting needs descriptors as well
            QTcpSocket client = new QTcpSocket();
            client.connectToHost(QHostAddress.SpecialAddress.LocalHost, server.serverPort());
            clients.add(client);
            turn(() -> client.state() != QAbstractSocketBase.SocketState.ConnectingState, 1000);
            turn(() -> !errors.isEmpty(), 20);
        }
        System.out.println("errors " + errors + " " + server.errorString());
        int before = accepted.size();
        turn(() -> errors.size() > 1, 100);
        System.out.println(
                "told " + errors.size() + ", accepted meanwhile " + (accepted.size() - before));
        for (int i = 0; i < 3; i++) {
            accepted.get(i).abort();
            clients.get(i).abort();
        }
        QCoreApplication.processEvents(); // the loop lets go of the closed channels
        server.resumeAccepting();
        QTcpSocket late = new QTcpSocket();
        late.connectToHost(QHostAddress.SpecialAddress.LocalHost, server.serverPort());
        turn(() -> accepted.size() > before, 5000);
        System.out.println("accepted again " + (accepted.size() > before));
    }

    private static void turn(BooleanSupplier done, int msecs) {
        QDeadlineTimer deadline = QDeadlineTimer.ofMillis(msecs);
        while (!done.getAsBoolean() && !deadline.hasExpired()) {
            QCoreApplication.processEvents(20, QEventLoop.ProcessEventsFlag.AllEvents);
        }
    }
}
