// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.conformance.interop;

import dev.quayside.network.QTcpServer;
import java.util.ArrayList;
import java.util.List;

/** Serves all connections in one thread, driven by signals. */
final class EventServer extends QTcpServer {
    private final List<String> ends = new ArrayList<>();

    EventServer() {
        setListenBacklogSize(1024);
        newConnection.connect(this::welcome);
    }

    private void welcome() {
        while (hasPendingConnections()) {
            new EventSession(nextPendingConnection(), ends);
        }
    }
}
