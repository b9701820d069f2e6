// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.conformance;

import dev.quayside.core.QObject;
import dev.quayside.network.QSocketDescriptor;
import dev.quayside.network.QTcpServer;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** A server that makes no sockets: it keeps the descriptors, oldest first. */
final class HoldingServer extends QTcpServer {
    private final Deque<QSocketDescriptor> held = new ArrayDeque<>();
    private final Consumer<QObject> ending;

    HoldingServer(Consumer<QObject> ending) {
        this.ending = ending;
    }

    @Override
    protected void incomingConnection(QSocketDescriptor descriptor) {
        held.add(descriptor);
    }

    /**
     * Gives away the oldest descriptor.
     *
     * @return the descriptor
     */
    QSocketDescriptor takeHeld() {
        QSocketDescriptor descriptor = held.poll();
        if (descriptor == null) {
            throw new ScenarioException("the server holds no descriptor");
        }
        return descriptor;
    }

    /** Closes what nobody took. */
    void closeHeld() throws IOException {
        while (!held.isEmpty()) {
            held.poll().close();
        }
    }

    @Override
    protected void disposing() {
        ending.accept(this);
        super.disposing();
    }
}
