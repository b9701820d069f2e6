// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.conformance;

import dev.quayside.core.QObject;
import dev.quayside.network.QSocketDescriptor;
import dev.quayside.network.QTcpServer;
import dev.quayside.network.QTcpSocket;
import java.util.function.Consumer;

/** A server that makes its sockets itself and adds them to its queue. */
final class AddingServer extends QTcpServer {
    private final Consumer<QObject> ending;

    AddingServer(Consumer<QObject> ending) {
        this.ending = ending;
    }

    @Override
    protected void incomingConnection(QSocketDescriptor descriptor) {
        QTcpSocket socket =
                new QTcpSocket(this) {
                    @Override
                    protected void disposing() {
                        ending.accept(this);
                        super.disposing();
                    }
                };
        socket.setSocketDescriptor(descriptor);
        socket.setObjectName("made by the server");
        addPendingConnection(socket);
    }

    @Override
    protected void disposing() {
        ending.accept(this);
        super.disposing();
    }
}
