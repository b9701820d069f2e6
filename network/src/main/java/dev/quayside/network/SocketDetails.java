// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.network;

import dev.quayside.network.QAbstractSocketBase.PauseMode;
import dev.quayside.network.internal.SocketEngine;
import java.util.EnumSet;

/** What most sockets never need remembered: a peer's name, addresses set by hand, limits. */
final class SocketDetails {
    String peerName = "";
    String protocolTag = "";
    QHostAddress peerAddress;
    QHostAddress localAddress;
    int peerPort;
    int localPort;
    long readBufferSize;
    EnumSet<PauseMode> pauseMode = EnumSet.noneOf(PauseMode.class);

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
