// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.swing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quayside.core.QThread;
import dev.quayside.network.QHostAddress;
import dev.quayside.network.QTcpServer;
import dev.quayside.network.QTcpSocket;
import java.awt.EventQueue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Servers and sockets in the event thread. */
class EventThreadSocketsTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private final AtomicInteger slotsElsewhere = new AtomicInteger();
    private final Semaphore disconnected = new Semaphore(0);
    private QTcpServer server;
    private int port;

    @BeforeEach
    void listen() throws Exception {
        SwingApplication.install();
        server = EventThread.get(QTcpServer::new);
        EventThread.run(
                () -> {
                    server.newConnection.connect(this::accept);
                    server.listen(new QHostAddress(QHostAddress.SpecialAddress.LocalHost), 0);
                    port = server.serverPort();
                });
    }

    @AfterEach
    void close() throws Exception {
        EventThread.run(server::dispose);
        assertThat(slotsElsewhere).hasValue(0);
    }

    private void accept() {
        for (QTcpSocket c = server.nextPendingConnection();
                c != null;
                c = server.nextPendingConnection()) {
            QTcpSocket client = c;
            client.readyRead.connect(
                    () -> {
                        if (!EventQueue.isDispatchThread()) {
                            slotsElsewhere.incrementAndGet();
                        }
                        client.write(client.readAll());
                    });
            client.disconnected.connect(
                    () -> {
                        disconnected.release();
                        client.deleteLater();
                    });
        }
    }

    @Test
    void bothEndsInTheEventThreadTalk() throws Exception {
        CompletableFuture<String> answer = new CompletableFuture<>();

        QTcpSocket client = EventThread.get(QTcpSocket::new);
        EventThread.run(
                () -> {
                    client.connected.connect(() -> client.write("hello".getBytes()));
                    client.readyRead.connect(
                            () -> answer.complete(new String(client.readAll()) + " in a slot"));
                    client.connectToHost("127.0.0.1", port);
                });

        assertThat(answer.get(60, TimeUnit.SECONDS)).isEqualTo("hello in a slot");
        EventThread.run(client::dispose);
    }

    @Test
    void aClientInAnotherThreadTalksToTheEventThread() throws Exception {
        CompletableFuture<byte[]> echoed = new CompletableFuture<>();
        QThread thread =
                new QThread() {
                    @Override
                    protected void run() {
                        QTcpSocket client = new QTcpSocket();
                        client.connectToHost("127.0.0.1", port);
                        client.waitForConnected(60_000);
                        client.write("from afar".getBytes());
                        while (client.bytesAvailable() < 9 && client.waitForReadyRead(60_000)) {
                            // the rest
                        }
                        echoed.complete(client.readAll());
                        client.dispose();
                    }
                };

        thread.start();

        assertThat(echoed.get(60, TimeUnit.SECONDS)).asString().isEqualTo("from afar");
        assertThat(thread.wait(60_000)).isTrue();
    }

    @Test
    void whatAListenerWritesGoesOutWithoutAnotherEvent() throws Exception {
        try (ServerSocket peer = new ServerSocket(0, 1, LOOPBACK)) {
            QTcpSocket client = EventThread.get(QTcpSocket::new);
            CountDownLatch connected = new CountDownLatch(1);
            EventThread.run(
                    () -> {
                        client.connected.connect(connected::countDown);
                        client.connectToHost("127.0.0.1", peer.getLocalPort());
                    });
            try (Socket accepted = peer.accept()) {
                EventThread.await(connected);
                accepted.setSoTimeout(60_000);
                for (int i = 0; i < 100; i++) {
                    EventThread.run(() -> client.write("x".getBytes()));

                    assertThat(accepted.getInputStream().read()).isEqualTo('x');
                }
            }
            EventThread.run(client::dispose);
        }
    }

    @Test
    void waitingCallsBlockTheEventThreadAndWork() throws Exception {
        try (ServerSocket peer = new ServerSocket(0, 1, LOOPBACK)) {
            CompletableFuture<Void> answering =
                    CompletableFuture.runAsync(
                            () -> {
                                try (Socket accepted = peer.accept()) {
                                    int got = accepted.getInputStream().read();
                                    accepted.getOutputStream().write(got + 1);
                                } catch (IOException e) {
                                    throw new UncheckedIOException(e);
                                }
                            });

            byte[] answer =
                    EventThread.get(
                            () -> {
                                QTcpSocket client = new QTcpSocket();
                                client.connectToHost("127.0.0.1", peer.getLocalPort());
                                assertThat(client.waitForConnected(60_000)).isTrue();
                                client.write(new byte[] {41});
                                assertThat(client.waitForReadyRead(60_000)).isTrue();
                                byte[] all = client.readAll();
                                assertThat(client.waitForDisconnected(60_000)).isTrue();
                                client.dispose();
                                return all;
                            });

            assertThat(answer).containsExactly(42);
            answering.get(60, TimeUnit.SECONDS);
        }
    }

    @Test
    void aServerClosedByAListenerFreesItsPortAtOnce() throws Exception {
        for (int i = 0; i < 50; i++) {
            EventThread.run(() -> {}); // the watcher is at work again

            EventThread.run(
                    () -> {
                        server.close();
                        new ServerSocket(port, 1, LOOPBACK).close();
                        assertThat(server.listen(new QHostAddress("127.0.0.1"), port)).isTrue();
                    });
        }
    }

    @Test
    void bulkDataArrivesAsItWasSent() throws Exception {
        byte[] sent = new byte[8 << 20];
        new Random(1).nextBytes(sent);
        try (Socket client = new Socket(LOOPBACK, port)) {
            CompletableFuture<Void> writing =
                    CompletableFuture.runAsync(
                            () -> {
                                try {
                                    client.getOutputStream().write(sent);
                                } catch (IOException e) {
                                    throw new UncheckedIOException(e);
                                }
                            });
            // Only now may the client end: as in Qt, its end would drop what the server has yet to
            // write.
            byte[] echoed = client.getInputStream().readNBytes(sent.length);

            assertThat(Arrays.equals(echoed, sent)).isTrue();
            writing.get(60, TimeUnit.SECONDS);
        }
    }

    @Test
    void aThousandConnectionsAreServed() throws Exception {
        int count = 1_000;
        List<Socket> clients = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                Socket client = new Socket(LOOPBACK, port);
                client.setSoTimeout(60_000);
                clients.add(client);
            }
            for (int round = 0; round < 3; round++) {
                for (Socket client : clients) {
                    client.getOutputStream().write(round);
                }
                for (Socket client : clients) {
                    assertThat(client.getInputStream().read()).isEqualTo(round);
                }
            }
        } finally {
            for (Socket client : clients) {
                client.close();
            }
        }
        assertThat(disconnected.tryAcquire(count, 60, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void noWakeUpIsLostBetweenSingleBytes() throws Exception {
        try (Socket client = new Socket(LOOPBACK, port)) {
            client.setTcpNoDelay(true);
            client.setSoTimeout(60_000);
            for (int i = 0; i < 5_000; i++) {
                client.getOutputStream().write(i);

                assertThat(client.getInputStream().read()).isEqualTo(i & 0xff);
            }
        }
    }
}
