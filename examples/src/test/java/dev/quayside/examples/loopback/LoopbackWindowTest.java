// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.examples.loopback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quayside.network.QHostAddress;
import dev.quayside.network.QTcpServer;
import dev.quayside.network.QTcpSocket;
import dev.quayside.programs.testing.Gui;
import java.awt.Cursor;
import java.awt.event.KeyEvent;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JProgressBar;
import org.junit.jupiter.api.Test;

/** The window of the loopback program. */
class LoopbackWindowTest {
    private static final String CANNOT_LISTEN =
            "The server cannot listen: The bound address is already in use.";
    private static final String LOST = "The connection was closed before everything had arrived.";

    /** What the window shows. */
    private record Shown(int client, int server, String clientText, String serverText) {
        static Shown now() {
            return Gui.ask(
                    () ->
                            new Shown(
                                    Gui.find(JProgressBar.class, "client bar").getValue(),
                                    Gui.find(JProgressBar.class, "server bar").getValue(),
                                    Gui.find(JLabel.class, "client status").getText(),
                                    Gui.find(JLabel.class, "server status").getText()));
        }
    }

    private static final Shown READY = new Shown(0, 0, "Client ready", "Server ready");
    private static final Shown DONE =
            new Shown(Loopback.TOTAL_BYTES, Loopback.TOTAL_BYTES, "Sent 50 MiB", "Received 50 MiB");

    private static int cursor() {
        return Gui.ask(() -> Gui.window().getRootPane().getCursor().getType());
    }

    /** Cannot listen as long as there is somebody in its place. */
    private static final class BusyServer extends QTcpServer {
        private final QTcpServer other = new QTcpServer();

        BusyServer() {
            other.listen(QHostAddress.SpecialAddress.LocalHost, 0);
        }

        @Override
        public boolean listen(QHostAddress.SpecialAddress address, int port) {
            return super.listen(address, other.isListening() ? other.serverPort() : port);
        }
    }

    @Test
    void enterStartsItAndItCanBeStartedAgain() throws Exception {
        try (Gui gui = Gui.start(application -> new LoopbackPanel(new Loopback()).open())) {
            assertThat(Shown.now()).isEqualTo(READY);
            gui.awaitFocus("Start");
            for (int i = 0; i < 3; i++) {
                gui.press(KeyEvent.VK_ENTER);
                gui.await("the end", () -> Shown.now().equals(DONE) && Gui.isEnabled("Start"));
                assertThat(cursor()).isEqualTo(Cursor.DEFAULT_CURSOR);
            }
            gui.press(KeyEvent.VK_ESCAPE);
            assertThat(gui.awaitEnd()).isZero();
        }
    }

    @Test
    void meanwhileItWaitsAndCountsInMebibytes() throws Exception {
        List<Shown> shown = new CopyOnWriteArrayList<>();
        List<Integer> cursors = new CopyOnWriteArrayList<>();
        List<Boolean> enabled = new CopyOnWriteArrayList<>();
        try (Gui gui =
                Gui.start(
                        application -> {
                            Loopback loopback = new Loopback();
                            new LoopbackPanel(loopback).open();
                            loopback.received.connect(
                                    () -> {
                                        shown.add(Shown.now());
                                        cursors.add(cursor());
                                        enabled.add(Gui.find(JButton.class, "Start").isEnabled());
                                    });
                        })) {
            gui.click("Start");
            gui.await("the end", () -> Shown.now().equals(DONE));
        }
        assertThat(shown)
                .isSortedAccordingTo(Comparator.comparing(Shown::server))
                .allMatch(
                        s -> s.server == 0 || s.serverText.equals(mebibytes("Received", s.server)))
                .allMatch(s -> s.client == 0 || s.clientText.equals(mebibytes("Sent", s.client)))
                .anyMatch(s -> s.client > 0 && s.client < Loopback.TOTAL_BYTES);
        assertThat(cursors).containsOnly(Cursor.WAIT_CURSOR);
        assertThat(enabled).containsOnly(false);
    }

    private static String mebibytes(String what, int bytes) {
        return what + " " + bytes / (1024 * 1024) + " MiB";
    }

    @Test
    void cancelLeavesItUsableWhenItCannotListen() throws Exception {
        BusyServer[] server = new BusyServer[1];
        try (Gui gui =
                Gui.start(
                        application -> {
                            server[0] = new BusyServer();
                            new LoopbackPanel(new Loopback(server[0])).open();
                        })) {
            gui.press(KeyEvent.VK_ENTER);
            gui.awaitDialog(CANNOT_LISTEN);
            gui.awaitFocus("Retry");
            gui.press(KeyEvent.VK_ENTER);
            gui.awaitDialog(CANNOT_LISTEN); // still
            gui.press(KeyEvent.VK_ESCAPE);
            gui.awaitNoDialog();
            assertThat(Gui.isEnabled("Start")).isTrue();
            assertThat(cursor()).isEqualTo(Cursor.DEFAULT_CURSOR);
            assertThat(Shown.now()).isEqualTo(READY);

            gui.press(KeyEvent.VK_ENTER);
            gui.awaitDialog(CANNOT_LISTEN);
            gui.click("Cancel");
            gui.awaitNoDialog();
            gui.press(KeyEvent.VK_ENTER);
            gui.awaitDialog(CANNOT_LISTEN);
            Gui.ask(
                    () -> {
                        server[0].other.close();
                        return true;
                    });
            gui.press(KeyEvent.VK_ENTER);
            gui.await("the end", () -> Shown.now().equals(DONE) && Gui.isEnabled("Start"));
        }
    }

    @Test
    void anErrorInTheMiddleIsToldAndResetsTheWindow() throws Exception {
        QTcpServer[] server = new QTcpServer[1];
        boolean[] lost = new boolean[1];
        try (Gui gui =
                Gui.start(
                        application -> {
                            server[0] = new QTcpServer();
                            Loopback loopback = new Loopback(server[0]);
                            new LoopbackPanel(loopback).open();
                            loopback.received.connect(
                                    bytes -> {
                                        if (!lost[0] && bytes > Loopback.TOTAL_BYTES / 2) {
                                            lost[0] = true;
                                            server[0].findChild(QTcpSocket.class).abort();
                                        }
                                    });
                        })) {
            gui.press(KeyEvent.VK_ENTER);
            gui.awaitDialog(LOST);
            assertThat(Shown.now()).isEqualTo(READY);
            gui.press(KeyEvent.VK_ENTER);
            gui.awaitNoDialog();
            assertThat(Gui.isEnabled("Start")).isTrue();
            assertThat(cursor()).isEqualTo(Cursor.DEFAULT_CURSOR);

            gui.press(KeyEvent.VK_ENTER);
            gui.await("the end", () -> Shown.now().equals(DONE));
        }
    }
}
