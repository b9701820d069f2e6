// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.conformance.interop;

import dev.quayside.core.QThread;
import dev.quayside.network.QSocketDescriptor;
import dev.quayside.network.QTcpServer;
import dev.quayside.network.QTcpSocket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Serves each connection in a thread of its own, without any event loop. */
final class BlockingServer extends QTcpServer {
    private final List<String> ends = Collections.synchronizedList(new ArrayList<>());

    private final boolean virtual;

    /** Makes one whose threads are virtual ones, or not. */
    BlockingServer(boolean virtual) {
        this.virtual = virtual;
        setListenBacklogSize(1024);
    }

    /** Accepts until that fails. */
    void serve() {
        while (waitForNewConnection(-1)) {
            // incomingConnection has had it
        }
    }

    @Override
    protected void incomingConnection(QSocketDescriptor descriptor) {
        QThread thread =
                new QThread() {
                    @Override
                    protected void run() {
                        QTcpSocket socket = new QTcpSocket();
                        if (socket.setSocketDescriptor(descriptor)) {
                            new BlockingSession(socket, ends).serve();
                        }
                        socket.dispose();
                    }
                };
        thread.setVirtual(virtual);
        thread.start();
    }
}
