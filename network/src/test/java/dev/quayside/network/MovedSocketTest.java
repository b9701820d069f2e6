// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quayside.core.QCoreApplication;
import dev.quayside.core.QMetaObject;
import dev.quayside.core.QObject;
import dev.quayside.core.QThread;
import dev.quayside.core.QThreadAffinityException;
import dev.quayside.core.Qt;
import dev.quayside.testing.QTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Servers and sockets that are moved to another thread; each rule was measured in PyQt6. */
class MovedSocketTest {
    private static final int LIMIT_MS = 100_000;

    private final QThread thread = new QThread();
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final QTcpServer server = new QTcpServer();

    MovedSocketTest() {
        thread.start();
        assertThat(server.listen(QHostAddress.SpecialAddress.LocalHost, 0)).isTrue();
    }

    @AfterEach
    void end() {
        thread.quit();
        assertThat(thread.wait(LIMIT_MS)).isTrue();
        server.dispose(); // allowed here wherever it lived, once that thread has ended
    }

    private String where() {
        return QThread.currentThread() == thread ? " there" : " here";
    }

    private QTcpSocket connecting() {
        QTcpSocket socket = new QTcpSocket();
        socket.connectToHost(QHostAddress.SpecialAddress.LocalHost, server.serverPort());
        return socket;
    }

    private QTcpSocket connected() {
        QTcpSocket socket = connecting();
        assertThat(socket.waitForConnected(LIMIT_MS)).isTrue();
        return socket;
    }

    private QTcpSocket accepted() {
        assertThat(server.waitForNewConnection(LIMIT_MS)).isTrue();
        return server.nextPendingConnection();
    }

    private static void send(QTcpSocket socket, String text) {
        socket.write(text.getBytes(StandardCharsets.UTF_8));
        while (socket.bytesToWrite() > 0) {
            assertThat(socket.waitForBytesWritten(LIMIT_MS)).isTrue();
        }
    }

    private void noteData(QTcpSocket socket) {
        StringBuilder got = new StringBuilder();
        socket.readyRead.connect(
                () -> {
                    got.append(new String(socket.readAll(), StandardCharsets.UTF_8));
                    seen.add(got + where());
                });
    }

    private void await(String text) {
        assertThat(QTest.qWaitFor(() -> seen.contains(text), LIMIT_MS))
                .as(() -> text + " in " + seen)
                .isTrue();
    }

    private void inThread(QTcpSocket context, Runnable task) {
        QMetaObject.invokeMethod(context, task::run, Qt.ConnectionType.BlockingQueuedConnection);
    }

    @Test
    void aConnectedSocketGoesOnInTheNewThread() {
        QTcpSocket socket = connected();
        QTcpSocket peer = accepted();
        noteData(socket);
        socket.disconnected.connect(() -> seen.add("disconnected" + where()));
        send(peer, "before ");
        assertThat(socket.moveToThread(thread)).isTrue();
        await("before  there");
        send(peer, "after");
        await("before after there");
        assertThatThrownBy(() -> socket.write(new byte[1]))
                .isInstanceOf(QThreadAffinityException.class);
        peer.disconnectFromHost();
        await("disconnected there");
        inThread(socket, socket::dispose);
    }

    @Test
    void whatWasWrittenBeforeTheMoveIsSent() {
        QTcpSocket socket = connected();
        QTcpSocket peer = accepted();
        noteData(peer);
        socket.write("written here".getBytes(StandardCharsets.UTF_8));
        assertThat(socket.moveToThread(thread)).isTrue();
        await("written here here");
        inThread(socket, socket::dispose);
    }

    @Test
    void theOldThreadDoesNotWriteAfterTheMove() {
        QTcpSocket socket = connected();
        QTcpSocket peer = accepted();
        noteData(peer);
        socket.bytesWritten.connect(n -> seen.add("sent" + where()));
        CountDownLatch go = new CountDownLatch(1);
        socket.write("written here".getBytes(StandardCharsets.UTF_8));
        occupy(go);
        assertThat(socket.moveToThread(thread)).isTrue();
        for (int turn = 0; turn < 3; turn++) {
            QCoreApplication.processEvents();
        }
        assertThat(seen).isEmpty();
        go.countDown();
        await("written here here");
        await("sent there");
        assertThat(seen).hasSize(2);
        inThread(socket, socket::dispose);
    }

    /** Keeps the other thread from turning its loop. */
    private void occupy(CountDownLatch until) {
        QObject there = new QObject();
        assertThat(there.moveToThread(thread)).isTrue();
        QMetaObject.invokeMethod(
                there,
                () -> {
                    until.await();
                    there.dispose();
                });
    }

    @Test
    void whatWasReadButNotTakenGoesAlong() {
        QTcpSocket socket = connected();
        QTcpSocket peer = accepted();
        send(peer, "data");
        assertThat(QTest.qWaitFor(() -> socket.bytesAvailable() == 4, LIMIT_MS)).isTrue();
        assertThat(socket.moveToThread(thread)).isTrue();
        inThread(socket, () -> seen.add(new String(socket.readAll(), StandardCharsets.UTF_8)));
        assertThat(seen).containsExactly("data");
        inThread(socket, socket::dispose);
    }

    @Test
    void aSocketThatIsConnectingConnectsInTheNewThread() {
        QTcpSocket socket = connecting();
        socket.connected.connect(() -> seen.add("connected" + where()));
        assertThat(socket.moveToThread(thread)).isTrue();
        await("connected there");
        inThread(socket, socket::dispose);
    }

    @Test
    void anAcceptedSocketIsMovedOnceItHasNoParent() {
        QTcpSocket client = connected();
        QTcpSocket peer = accepted();
        noteData(peer);
        assertThat(peer.moveToThread(thread)).isFalse();
        assertThat(peer.thread()).isSameAs(QThread.currentThread());
        peer.setParent(null);
        assertThat(peer.moveToThread(thread)).isTrue();
        send(client, "hello");
        await("hello there");
        client.dispose();
        inThread(peer, peer::dispose);
    }

    @Test
    void aSocketMayComeBack() {
        QTcpSocket socket = connected();
        QTcpSocket peer = accepted();
        noteData(socket);
        QThread home = QThread.currentThread();
        assertThat(socket.moveToThread(thread)).isTrue();
        inThread(socket, () -> socket.moveToThread(home));
        send(peer, "data");
        await("data here");
        socket.dispose();
    }

    @Test
    void aListeningServerGoesOnAcceptingInTheNewThread() {
        QTcpSocket early = connected(); // the kernel has it, the server not yet
        server.newConnection.connect(
                () -> {
                    QTcpSocket peer = server.nextPendingConnection();
                    boolean there = peer.thread() == QThread.currentThread();
                    seen.add("accepted" + where() + (there ? "" : ", but lives elsewhere"));
                });
        int port = server.serverPort();
        assertThat(server.moveToThread(thread)).isTrue();
        assertThat(QTest.qWaitFor(() -> seen.size() == 1, LIMIT_MS)).isTrue();
        QTcpSocket late = new QTcpSocket();
        late.connectToHost(QHostAddress.SpecialAddress.LocalHost, port);
        assertThat(QTest.qWaitFor(() -> seen.size() == 2, LIMIT_MS)).isTrue();
        assertThat(seen).containsExactly("accepted there", "accepted there");
        early.dispose();
        late.dispose();
        QMetaObject.invokeMethod(server, server::close, Qt.ConnectionType.BlockingQueuedConnection);
    }

    @Test
    void aPausedServerStaysPausedOnTheMove() {
        server.newConnection.connect(() -> seen.add("accepted" + where()));
        server.pauseAccepting();
        QTcpSocket client = connected();
        assertThat(server.moveToThread(thread)).isTrue();
        for (int turn = 0; turn < 3; turn++) { // turns of its loop in which it could accept
            QMetaObject.invokeMethod(server, () -> {}, Qt.ConnectionType.BlockingQueuedConnection);
        }
        assertThat(seen).isEmpty();
        QMetaObject.invokeMethod(server, server::resumeAccepting);
        await("accepted there");
        client.dispose();
        QMetaObject.invokeMethod(server, server::close, Qt.ConnectionType.BlockingQueuedConnection);
    }
}
