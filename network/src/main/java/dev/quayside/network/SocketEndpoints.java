// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.network;

import dev.quayside.network.QAbstractSocketBase.SocketState;

/** Who is at the two ends: what was set or remembered, else what the engine says while it lives. */
final class SocketEndpoints {
    private SocketEndpoints() {}

    private static boolean isConnected(SocketCore core) {
        return core.engineIsValid()
                && (core.state == SocketState.ConnectedState
                        || core.state == SocketState.ClosingState);
    }

    private static boolean isBound(SocketCore core) {
        return isConnected(core) || core.engineIsValid() && core.state == SocketState.BoundState;
    }

    static QHostAddress localAddress(SocketCore core) {
        SocketDetails details = core.detailsOrNull();
        if (details != null && details.localAddress != null) {
            return new QHostAddress(details.localAddress);
        }
        return isBound(core) ? core.engine.localAddress() : new QHostAddress();
    }

    static int localPort(SocketCore core) {
        SocketDetails details = core.detailsOrNull();
        if (details != null && details.localPort != 0) {
            return details.localPort;
        }
        return isBound(core) ? core.engine.localPort() : 0;
    }

    static QHostAddress peerAddress(SocketCore core) {
        SocketDetails details = core.detailsOrNull();
        if (details != null && details.peerAddress != null) {
            return new QHostAddress(details.peerAddress);
        }
        return isConnected(core) ? core.engine.peerAddress() : new QHostAddress();
    }

    static int peerPort(SocketCore core) {
        SocketDetails details = core.detailsOrNull();
        if (details != null && details.peerPort != 0) {
            return details.peerPort;
        }
        return isConnected(core) ? core.engine.peerPort() : 0;
    }
}
