// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.network;

import dev.quayside.network.QAbstractSocketBase.PauseMode;
import dev.quayside.network.QAbstractSocketBase.SocketError;
import dev.quayside.network.internal.SocketEngine;
import java.util.EnumSet;

/**
 * What most accepted sockets never need remembered: who connects them and to what name, an error,
 * addresses set by hand, limits.
 */
final class SocketDetails {
    SocketError error = SocketError.UnknownSocketError;

    /** Null when nothing is being connected. */
    SocketConnector connector;

    String peerName = "";
    String protocolTag = "";
    QHostAddress peerAddress;
    QHostAddress localAddress;
    int peerPort;
    int localPort;
    long readBufferSize;

    /** Null for none. */
    EnumSet<PauseMode> pauseMode;

    /** Keeps what the engine knows, which will be closed. */
    void remember(SocketEngine engine) {
        peerAddress = engine.peerAddress();
        peerPort = engine.peerPort();
        rememberLocal(engine);
    }

    void rememberLocal(SocketEngine engine) {
        localAddress = engine.localAddress();
        localPort = engine.localPort();
    }

    /** All but the name. */
    void forgetPeer() {
        peerAddress = null;
        peerPort = 0;
    }

    void forgetEndpoints() {
        forgetPeer();
        localAddress = null;
        localPort = 0;
    }
}
