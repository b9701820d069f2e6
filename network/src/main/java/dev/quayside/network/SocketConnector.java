// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.network;

import dev.quayside.core.QTimer;
import dev.quayside.network.QAbstractSocketBase.NetworkLayerProtocol;
import dev.quayside.network.QAbstractSocketBase.SocketError;
import dev.quayside.network.QAbstractSocketBase.SocketState;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * One attempt to connect: looks up the name, then tries its addresses one after another. Exists
 * from connectToHost until the socket is connected or has failed.
 */
final class SocketConnector {
    /** For each address, in milliseconds; as in Qt. */
    static final int TIMEOUT = 30_000;

    private static final int NO_LOOKUP = -1;

    private final SocketCore core;
    private final String hostName;
    private final int port;
    private final NetworkLayerProtocol protocol;
    private final Deque<QHostAddress> candidates = new ArrayDeque<>();
    private int lookupId = NO_LOOKUP;
    private QTimer timer;

    SocketConnector(SocketCore core, String hostName, int port, NetworkLayerProtocol protocol) {
        this.core = core;
        this.hostName = hostName;
        this.port = port;
        this.protocol = protocol;
    }

    void start() {
        QHostAddress literal = new QHostAddress();
        if (literal.setAddress(hostName)) {
            if (wants(literal)) {
                candidates.add(literal);
            }
            begin();
            return;
        }
        QHostInfo known = HostCache.ofThisThread().get(hostName);
        if (known != null) {
            lookedUp(known);
        } else {
            lookupId = QHostInfo.lookupHost(hostName, core.q, this::lookedUp);
        }
    }

    /** Instead of waiting for the event loop to bring the answer. */
    void lookUpNow() {
        stopLookup();
        lookedUp(QHostInfo.fromName(hostName));
    }

    private void lookedUp(QHostInfo info) {
        if (core.connector() != this || core.state != SocketState.HostLookupState) {
            return;
        }
        lookupId = NO_LOOKUP;
        for (QHostAddress address : info.addresses()) {
            if (wants(address)) {
                candidates.add(address);
            }
        }
        begin();
    }

    private boolean wants(QHostAddress address) {
        return protocol == NetworkLayerProtocol.AnyIPProtocol
                || protocol == NetworkLayerProtocol.UnknownNetworkLayerProtocol
                || address.protocol() == protocol;
    }

    private void begin() {
        if (candidates.isEmpty()) {
            core.setError(SocketError.HostNotFoundError, "Host not found");
            fail();
            return;
        }
        if (core.enter(SocketState.ConnectingState) && core.connector() == this) {
            core.q.hostFound.emit();
        }
        if (!core.q.isDisposed() && core.connector() == this) {
            tryNext();
        }
    }

    /** Goes on until an attempt is under way, or none is left. */
    void tryNext() {
        while (!candidates.isEmpty()) {
            QHostAddress address = candidates.remove();
            if (!core.wasToBeBound() && !core.openEngine(address.protocol())) {
                continue;
            }
            if (core.engine.connectToHost(address, port)) {
                finished();
                return;
            }
            if (core.engine.state() == SocketState.ConnectingState) {
                waitForEngine();
                return;
            }
        }
        stop();
        if (core.engine != null && core.engine.error() != SocketError.UnknownSocketError) {
            core.setErrorOfEngine();
        } else {
            core.setError(SocketError.ConnectionRefusedError, "Connection refused");
        }
        fail();
    }

    private void waitForEngine() {
        if (timer == null) {
            timer = new QTimer(core.q); // its child, so that it goes along to another thread
            timer.setSingleShot(true);
            timer.timeout.connect(core.q, this::timedOut);
        }
        timer.start(TIMEOUT);
        core.engine.setWriteNotificationEnabled(true);
    }

    private void timedOut() {
        if (core.connector() == this) {
            if (candidates.isEmpty()) {
                core.resetEngine();
                core.setError(SocketError.SocketTimeoutError, "Connection timed out");
                stop();
                fail();
            } else {
                tryNext();
            }
        }
    }

    /** The engine's attempt has ended, well or not. */
    void connectEnded() {
        if (core.engine.finishConnect()) {
            finished();
        } else if (core.engine.state() != SocketState.ConnectingState) {
            tryNext();
        }
    }

    private void finished() {
        stop();
        core.connected();
    }

    private void fail() {
        core.forgetConnector();
        core.refused();
        if (core.enter(SocketState.UnconnectedState)) {
            core.emitError();
        }
    }

    /** Leaves nothing behind: no look-up, no timer. */
    void stop() {
        stopLookup();
        if (timer != null) {
            timer.dispose();
            timer = null;
        }
    }

    private void stopLookup() {
        if (lookupId != NO_LOOKUP) {
            QHostInfo.abortHostLookup(lookupId);
            lookupId = NO_LOOKUP;
        }
    }
}
