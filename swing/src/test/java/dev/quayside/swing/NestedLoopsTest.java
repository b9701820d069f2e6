// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.swing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quayside.core.QCoreApplication;
import dev.quayside.core.QEventLoop;
import dev.quayside.core.QObject;
import dev.quayside.core.QTimer;
import dev.quayside.network.QHostAddress;
import dev.quayside.network.QTcpServer;
import dev.quayside.network.QTcpSocket;
import java.awt.EventQueue;
import java.awt.SecondaryLoop;
import java.awt.Toolkit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Loops within loops: those of modal dialogs, which are AWT's own, and ours. */
class NestedLoopsTest {
    @BeforeEach
    void install() {
        SwingApplication.install();
    }

    private static SecondaryLoop modal() {
        return Toolkit.getDefaultToolkit().getSystemEventQueue().createSecondaryLoop();
    }

    /** Echoes in the event thread, and calls back when a client has got its own words again. */
    private static void talk(Runnable done) {
        QTcpServer server = new QTcpServer();
        server.newConnection.connect(
                () -> {
                    QTcpSocket peer = server.nextPendingConnection();
                    peer.readyRead.connect(() -> peer.write(peer.readAll()));
                });
        server.listen(new QHostAddress("127.0.0.1"), 0);
        QTcpSocket client = new QTcpSocket(server);
        client.connected.connect(() -> client.write("words".getBytes()));
        client.readyRead.connect(
                () -> {
                    if (client.bytesAvailable() == 5) {
                        server.deleteLater();
                        done.run();
                    }
                });
        client.connectToHost("127.0.0.1", server.serverPort());
    }

    @Test
    void socketsLiveWhileAListenerShowsAModalDialog() throws Exception {
        EventThread.run(
                () -> {
                    SecondaryLoop dialog = modal();
                    talk(dialog::exit);
                    assertThat(dialog.enter()).isTrue();
                });
    }

    @Test
    void socketsLiveWhileASlotShowsAModalDialog() throws Exception {
        CountDownLatch done = new CountDownLatch(1);

        EventThread.run(
                () ->
                        QTimer.singleShot(
                                0,
                                () -> {
                                    SecondaryLoop dialog = modal();
                                    talk(dialog::exit);
                                    dialog.enter();
                                    done.countDown();
                                }));

        EventThread.await(done);
    }

    @Test
    void whatASlotWroteGoesOutWhileItsModalDialogIsOpen() throws Exception {
        CountDownLatch answered = new CountDownLatch(1);

        EventThread.run(
                () -> {
                    QTcpServer server = new QTcpServer();
                    server.listen(new QHostAddress("127.0.0.1"), 0);
                    QTcpSocket client = new QTcpSocket(server);
                    server.newConnection.connect(
                            () -> {
                                QTcpSocket peer = server.nextPendingConnection();
                                SecondaryLoop dialog = modal();
                                client.readyRead.connect(dialog::exit);
                                peer.write("before the dialog".getBytes());
                                dialog.enter();
                                server.deleteLater();
                                answered.countDown();
                            });
                    client.connectToHost("127.0.0.1", server.serverPort());
                });

        EventThread.await(answered);
    }

    @Test
    void eventsOfOneRoundGoOnInAModalDialogThatTheFirstOneShows() throws Exception {
        List<String> log = new ArrayList<>();
        CountDownLatch done = new CountDownLatch(1);

        EventThread.run(
                () -> {
                    QTimer.singleShot(
                            0,
                            () -> {
                                SecondaryLoop dialog = modal();
                                QTimer.singleShot(0, dialog::exit);
                                log.add("dialog opens");
                                dialog.enter();
                                log.add("dialog closed");
                                done.countDown();
                            });
                    QTimer.singleShot(0, () -> log.add("another timer"));
                });
        EventThread.await(done);

        assertThat(log).containsExactly("dialog opens", "another timer", "dialog closed");
    }

    @Test
    void anEventLoopInAListenerKeepsTheToolkitAlive() throws Exception {
        int code =
                EventThread.get(
                        () -> {
                            QEventLoop loop = new QEventLoop();
                            EventQueue.invokeLater(() -> talk(() -> loop.exit(7)));
                            return loop.exec();
                        });

        assertThat(code).isEqualTo(7);
    }

    @Test
    void anEventLoopIsEndedFromAnotherThread() throws Exception {
        for (int i = 0; i < 200; i++) {
            int round = i;
            int code =
                    EventThread.get(
                            () -> {
                                QEventLoop loop = new QEventLoop();
                                Thread other =
                                        new Thread(
                                                () -> {
                                                    while (!loop.isRunning()) {
                                                        Thread.onSpinWait();
                                                    }
                                                    loop.exit(round);
                                                });
                                other.start();
                                int result = loop.exec();
                                other.join();
                                return result;
                            });

            assertThat(code).isEqualTo(round);
        }
    }

    @Test
    void theOuterLoopEndsAfterTheInnerOne() throws Exception {
        List<String> log =
                EventThread.get(
                        () -> {
                            List<String> said = new ArrayList<>();
                            QEventLoop outer = new QEventLoop();
                            QEventLoop inner = new QEventLoop();
                            EventQueue.invokeLater( // a listener, not a slot, begins the inner one
                                    () -> {
                                        QTimer.singleShot(1, outer::quit);
                                        QTimer.singleShot(10, inner::quit);
                                        inner.exec();
                                        said.add("inner");
                                    });
                            outer.exec();
                            said.add("outer");
                            return said;
                        });

        assertThat(log).containsExactly("inner", "outer");
    }

    @Test
    void aLoopThatIsDestroyedReturns() throws Exception {
        EventThread.run(
                () -> {
                    QEventLoop loop = new QEventLoop();
                    EventQueue.invokeLater(loop::dispose);
                    loop.exec();
                });
    }

    @Test
    void aModalDialogInALoopThatWasToldToEndHoldsIt() throws Exception {
        List<String> log =
                EventThread.get(
                        () -> {
                            List<String> said = new ArrayList<>();
                            QEventLoop loop = new QEventLoop();
                            QTimer.singleShot(
                                    0,
                                    () -> {
                                        SecondaryLoop dialog = modal();
                                        QTimer.singleShot(10, dialog::exit);
                                        loop.quit();
                                        dialog.enter();
                                        said.add("dialog");
                                    });
                            loop.exec();
                            said.add("loop");
                            return said;
                        });

        assertThat(log).containsExactly("dialog", "loop");
    }

    @Test
    void processEventsDeliversWhatTheToolkitHas() throws Exception {
        List<String> log =
                EventThread.get(
                        () -> {
                            List<String> said = new ArrayList<>();
                            EventQueue.invokeLater(() -> said.add("first"));
                            EventQueue.invokeLater(() -> said.add("second"));
                            QTimer.singleShot(0, () -> said.add("timer"));
                            QCoreApplication.processEvents();
                            return said;
                        });

        assertThat(log).containsExactlyInAnyOrder("first", "second", "timer");
    }

    @Test
    void processEventsWithoutTheUsersEventsLeavesTheToolkitAlone() throws Exception {
        List<String> log =
                EventThread.get(
                        () -> {
                            List<String> said = new ArrayList<>();
                            EventQueue.invokeLater(() -> said.add("toolkit"));
                            QTimer.singleShot(0, () -> said.add("timer"));
                            QCoreApplication.processEvents(
                                    QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents);
                            return List.copyOf(said);
                        });

        assertThat(log).containsExactly("timer");
    }

    @Test
    void processEventsThatWaitsReturnsWhenSomethingCame() throws Exception {
        boolean fired =
                EventThread.get(
                        () -> {
                            boolean[] came = new boolean[1];
                            QTimer.singleShot(5, () -> came[0] = true);
                            while (!came[0]) {
                                QCoreApplication.processEvents(
                                        QEventLoop.ProcessEventsFlag.WaitForMoreEvents);
                            }
                            return came[0];
                        });

        assertThat(fired).isTrue();
    }

    @Test
    void aDeferredDeleteWaitsForTheLoopItWasCalledIn() throws Exception {
        CountDownLatch gone = new CountDownLatch(1);
        List<String> log =
                EventThread.get(
                        () -> {
                            List<String> said = new ArrayList<>();
                            QObject object = new QObject();
                            object.destroyed.connect(
                                    o -> {
                                        said.add("destroyed");
                                        gone.countDown();
                                    });
                            object.deleteLater();
                            QEventLoop loop = new QEventLoop();
                            QTimer.singleShot(10, loop::quit);
                            loop.exec();
                            QCoreApplication.processEvents();
                            said.add("listener ends");
                            return said;
                        });
        EventThread.await(gone);

        assertThat(log).containsExactly("listener ends", "destroyed");
    }
}
