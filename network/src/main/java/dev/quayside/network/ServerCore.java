// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.network;

import dev.quayside.core.QDeadlineTimer;
import dev.quayside.core.QTimer;
import dev.quayside.network.QAbstractSocketBase.NetworkLayerProtocol;
import dev.quayside.network.QAbstractSocketBase.SocketError;
import dev.quayside.network.QAbstractSocketBase.SocketState;
import dev.quayside.network.internal.EngineReceiver;
import dev.quayside.network.internal.NioSocketEngine;
import dev.quayside.network.internal.SocketEngine;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What a server does between its public calls and its engine: listening, accepting, retrying. */
final class ServerCore implements EngineReceiver {
    private static final int MOST_BACK_OFF = 32;

    private final QTcpServer q;

    /** Null while the server does not listen. */
    SocketEngine engine;

    SocketError error = SocketError.UnknownSocketError;
    String errorString = "";
    final Deque<QTcpSocket> pending = new ArrayDeque<>();
    int maxPending = 30;
    int backlog = 50;
    int retryInterval;
    private QTimer retry;
    private int backOff = 1;

    ServerCore(QTcpServer q) {
        this.q = q;
    }

    boolean listen(QHostAddress address, int port) {
        if (engine != null) {
            return false;
        }
        SocketEngine opened = new NioSocketEngine();
        if (!opened.listen(address, port, backlog)) {
            fail(opened);
            return false;
        }
        start(opened);
        return true;
    }

    boolean adopt(QSocketDescriptor descriptor) {
        if (engine != null) {
            return false;
        }
        SocketEngine opened = new NioSocketEngine();
        if (!opened.adopt(descriptor, SocketState.ListeningState)) {
            fail(opened);
            return false;
        }
        start(opened);
        return true;
    }

    private void start(SocketEngine opened) {
        engine = opened;
        engine.setReceiver(this);
        engine.setReadNotificationEnabled(true);
    }

    private void fail(SocketEngine failed) {
        error = failed.error();
        errorString = failed.errorString();
    }

    void close() {
        List<QTcpSocket> dropped = List.copyOf(pending);
        pending.clear();
        dropped.forEach(QTcpSocket::dispose);
        if (retry != null) {
            retry.dispose();
            retry = null;
        }
        if (engine != null) {
            engine.close();
            engine = null;
        }
    }

    QTcpSocket nextPending() {
        QTcpSocket next = pending.poll();
        if (next != null && engine != null) {
            engine.setReadNotificationEnabled(true);
        }
        return next;
    }

    void setAccepting(boolean accepting) {
        if (engine != null) {
            engine.setReadNotificationEnabled(accepting);
        }
    }

    boolean waitForNewConnection(QDeadlineTimer deadline, boolean[] timedOut) {
        if (timedOut != null) {
            timedOut[0] = false;
        }
        if (engine == null) {
            return false;
        }
        if (!engine.waitForRead(deadline, timedOut)) {
            fail(engine);
            return false;
        }
        readNotification();
        return true;
    }

    @Override
    public void readNotification() {
        while (engine != null) {
            if (pending.size() >= maxPending) {
                engine.setReadNotificationEnabled(false);
                return;
            }
            QSocketDescriptor accepted = engine.accept();
            if (accepted == null) {
                if (engine.error() != SocketError.TemporaryError) {
                    failedToAccept();
                }
                return;
            }
            backOff = 1;
            if (isUnwantedIPv4(accepted)) {
                accepted.closeWithReset();
                continue;
            }
            q.incomingConnection(accepted);
            if (!q.isDisposed()) {
                q.newConnection.emit();
            }
            if (q.isDisposed()) {
                return;
            }
        }
    }

    /**
     * Where Java cannot make a listener IPv6-only, this does: the program never sees the others.
     */
    private boolean isUnwantedIPv4(QSocketDescriptor accepted) {
        return engine.protocol() == NetworkLayerProtocol.IPv6Protocol
                && !engine.isIPv6Only()
                && accepted.isIPv4Peer();
    }

    private void failedToAccept() {
        engine.setReadNotificationEnabled(false);
        fail(engine);
        if (retryInterval > 0) {
            retryLater();
        }
        q.acceptError.emit(error);
    }

    private void retryLater() {
        if (retry == null) {
            retry = new QTimer(q);
            retry.setSingleShot(true);
            retry.timeout.connect(q, () -> setAccepting(true));
        }
        retry.start((int) Math.min(Integer.MAX_VALUE, (long) retryInterval * backOff));
        backOff = Math.min(MOST_BACK_OFF, backOff * 2);
    }

    void leaveThread() {
        if (engine != null) {
            engine.suspend();
        }
    }

    void enterThread() {
        if (engine != null) {
            engine.resume();
        }
    }

    @Override
    public void writeNotification() {
        // a listener never asks for it
    }

    @Override
    public void connectionNotification() {
        // a listener does not connect
    }

    @Override
    public void closeNotification() {
        fail(engine);
        close();
    }
}
