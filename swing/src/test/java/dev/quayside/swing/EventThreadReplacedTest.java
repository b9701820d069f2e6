// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.swing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quayside.core.QEventLoop;
import dev.quayside.core.QObject;
import dev.quayside.core.QThread;
import dev.quayside.core.QTimer;
import dev.quayside.network.QHostAddress;
import dev.quayside.network.QTcpServer;
import dev.quayside.network.QTcpSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** AWT ends its event thread, when it is interrupted for one, and goes on in another. */
class EventThreadReplacedTest {
    @BeforeEach
    void install() {
        SwingApplication.install();
    }

    /** Lets AWT end its event thread and waits for that. */
    private static Thread end() throws Exception {
        Thread thread = EventThread.get(Thread::currentThread);
        EventThread.run(thread::interrupt);
        thread.join(TimeUnit.SECONDS.toMillis(60));
        assertThat(thread.isAlive()).isFalse();
        return thread;
    }

    @Test
    void objectsGoOnInTheNextEventThread() throws Exception {
        QObject object = EventThread.get(QObject::new);
        QThread home = EventThread.get(QThread::currentThread);
        Thread ended = end();

        EventThread.run(
                () -> {
                    object.setObjectName("still at home"); // refused in a foreign thread
                    assertThat(QThread.currentThread()).isSameAs(home);
                    assertThat(Thread.currentThread()).isNotSameAs(ended);
                    object.dispose();
                });
    }

    @Test
    void aServerIsServedByTheNextEventThread() throws Exception {
        QTcpServer server = EventThread.get(QTcpServer::new);
        EventThread.run(
                () -> {
                    server.newConnection.connect(
                            () -> {
                                QTcpSocket client = server.nextPendingConnection();
                                client.write("hello".getBytes());
                                client.disconnectFromHost();
                            });
                    server.listen(new QHostAddress("127.0.0.1"), 0);
                });
        int port = EventThread.get(server::serverPort);
        end();

        try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port)) {
            client.setSoTimeout(60_000);
            assertThat(client.getInputStream().readAllBytes()).asString().isEqualTo("hello");
        }
        EventThread.run(server::dispose);
    }

    @Test
    void aTimerFiresInTheNextEventThread() throws Exception {
        CountDownLatch fired = new CountDownLatch(1);
        QTimer timer = EventThread.get(QTimer::new);
        EventThread.run(
                () -> {
                    timer.timeout.connect(fired::countDown);
                    timer.start(100);
                });
        end();

        EventThread.await(fired);
        EventThread.run(timer::dispose);
    }

    @Test
    void anInterruptDoesNotEndALoopOfOurs() throws Exception {
        EventThread.run(
                () -> {
                    QEventLoop loop = new QEventLoop();
                    QTimer.singleShot(0, () -> Thread.currentThread().interrupt());
                    QTimer.singleShot(20, () -> loop.exit(3));

                    assertThat(loop.exec()).isEqualTo(3);

                    assertThat(QThread.currentThread().isInterruptionRequested()).isTrue();
                });
    }
}
