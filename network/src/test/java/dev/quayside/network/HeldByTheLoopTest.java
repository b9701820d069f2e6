// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quayside.core.QDeadlineTimer;
import dev.quayside.testing.QTest;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the event loop holds while it is at work, and what may be collected. Ours, not Qt's. */
class HeldByTheLoopTest {
    private static final int LIMIT_MS = 100_000;

    private final List<String> seen = new ArrayList<>();

    /** Lets the garbage collector run until it has taken an object that nobody holds. */
    private static boolean isCollected(WeakReference<?> reference) {
        QDeadlineTimer deadline = QDeadlineTimer.ofMillis(LIMIT_MS);
        while (reference.get() != null && !deadline.hasExpired()) {
            System.gc();
            QTest.qWait(0);
        }
        return reference.get() == null;
    }

    /** Lets the garbage collector run once at least. */
    private static void collectGarbage() {
        assertThat(isCollected(new WeakReference<>(new Object()))).isTrue();
    }

    private static QTcpSocket connectTo(int port) {
        QTcpSocket client = new QTcpSocket();
        client.connectToHost(QHostAddress.SpecialAddress.LocalHost, port);
        assertThat(client.waitForConnected(LIMIT_MS)).isTrue();
        return client;
    }

    /** A server that nobody but the loop holds; returns its port. */
    private int listen(List<WeakReference<QTcpServer>> servers) {
        QTcpServer server = new QTcpServer();
        assertThat(server.listen(QHostAddress.SpecialAddress.LocalHost, 0)).isTrue();
        server.newConnection.connect(() -> seen.add("accepted"));
        servers.add(new WeakReference<>(server));
        return server.serverPort();
    }

    @Test
    void aListeningServerIsHeldUntilItIsClosed() {
        List<WeakReference<QTcpServer>> servers = new ArrayList<>();
        int port = listen(servers);
        QTest.qWait(0);
        collectGarbage();
        QTcpSocket client = connectTo(port);
        assertThat(QTest.qWaitFor(() -> !seen.isEmpty(), LIMIT_MS)).isTrue();
        client.dispose();
        servers.get(0).get().close();
        assertThat(isCollected(servers.get(0))).isTrue();
    }

    @Test
    void aConnectedSocketIsHeldUntilItIsUnconnected() {
        QTcpServer server = new QTcpServer();
        assertThat(server.listen(QHostAddress.SpecialAddress.LocalHost, 0)).isTrue();
        WeakReference<QTcpSocket> socket = connectAndForget(server.serverPort());
        assertThat(server.waitForNewConnection(LIMIT_MS)).isTrue();
        QTcpSocket peer = server.nextPendingConnection();
        collectGarbage();
        peer.write(new byte[] {1});
        assertThat(QTest.qWaitFor(() -> seen.contains("data"), LIMIT_MS)).isTrue();
        peer.abort();
        assertThat(isCollected(socket)).isTrue();
        server.dispose();
    }

    private WeakReference<QTcpSocket> connectAndForget(int port) {
        QTcpSocket socket = connectTo(port);
        socket.readyRead.connect(() -> seen.add("data"));
        return new WeakReference<>(socket);
    }

    @Test
    void anAcceptedSocketThatIsUnconnectedCanBeCollectedThoughItsServerLives() {
        QTcpServer server = new QTcpServer();
        assertThat(server.listen(QHostAddress.SpecialAddress.LocalHost, 0)).isTrue();
        List<WeakReference<QTcpSocket>> accepted = new ArrayList<>();
        server.newConnection.connect(
                () -> accepted.add(new WeakReference<>(server.nextPendingConnection())));
        QTcpSocket client = connectTo(server.serverPort());
        assertThat(QTest.qWaitFor(() -> !accepted.isEmpty(), LIMIT_MS)).isTrue();
        collectGarbage();
        assertThat(accepted.get(0).get()).as("connected, and so held").isNotNull();
        client.dispose();
        assertThat(isCollected(accepted.get(0))).isTrue();
        assertThat(server.isListening()).isTrue();
        assertThat(server.children()).isEmpty();
        server.dispose();
    }
}
