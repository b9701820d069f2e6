// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.examples.loopback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quayside.examples.window.Gui;
import dev.quayside.network.QHostAddress;
import dev.quayside.network.QTcpServer;
import dev.quayside.network.QTcpSocket;
import java.awt.Cursor;
import java.awt.event.KeyEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
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
        static Shown in(Gui gui) {
            return Gui.ask(
                    () ->
                            new Shown(
                                    gui.find(JProgressBar.class, "client bar").getValue(),
                                    gui.find(JProgressBar.class, "server bar").getValue(),
                                    gui.find(JLabel.class, "client status").getText(),
                                    gui.find(JLabel.class, "server status").getText()));
        }
    }

    private static final Shown READY = new Shown(0, 0, "Client ready", "Server ready");
    private static final Shown DONE =
            new Shown(Loopback.TOTAL_BYTES, Loopback.TOTAL_BYTES, "Sent 50 MiB", "Received 50 MiB");

    private static int cursor(Gui gui) {
        return Gui.ask(() -> gui.window().getRootPane().getCursor().getType());
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
            assertThat(Shown.in(gui)).isEqualTo(READY);
            assertThat(gui.focused()).isEqualTo("Start");
            for (int i = 0; i < 3; i++) {
                gui.press(KeyEvent.VK_ENTER);
                gui.await("the end", () -> Shown.in(gui).equals(DONE) && gui.isEnabled("Start"));
                assertThat(cursor(gui)).isEqualTo(Cursor.DEFAULT_CURSOR);
            }
            gui.press(KeyEvent.VK_ESCAPE);
            assertThat(gui.awaitEnd()).isZero();
        }
    }

    @Test
    void meanwhileItWaitsAndCountsInMebibytes() throws Exception {
        List<String> server = new CopyOnWriteArrayList<>();
        List<String> client = new CopyOnWriteArrayList<>();
        List<String> wrong = new ArrayList<>();
        Loopback[] loopback = new Loopback[1];
        try (Gui gui =
                Gui.start(
                        application -> {
                            loopback[0] = new Loopback();
                            new LoopbackPanel(loopback[0]).open();
                        })) {
            Gui.ask(
                    () ->
                            loopback[0].received.connect(
                                    bytes -> {
                                        Shown shown = Shown.in(gui);
                                        server.add(shown.serverText);
                                        client.add(shown.clientText);
                                        if (bytes < Loopback.TOTAL_BYTES
                                                && (gui.isEnabled("Start")
                                                        || cursor(gui) != Cursor.WAIT_CURSOR
                                                        || shown.server != bytes)) {
                                            wrong.add(shown.toString());
                                        }
                                    }));
            gui.click("Start");
            gui.await("the end", () -> Shown.in(gui).equals(DONE));
            assertThat(wrong).isEmpty();
            assertThat(server).contains("Received 0 MiB", "Received 25 MiB", "Received 49 MiB");
            assertThat(client).allMatch(text -> text.matches("Sent [0-9]+ MiB"));
        }
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
            assertThat(gui.focused()).isEqualTo("Retry");
            gui.press(KeyEvent.VK_ENTER);
            gui.awaitDialog(CANNOT_LISTEN); // still
            gui.press(KeyEvent.VK_ESCAPE);
            gui.awaitNoDialog();
            assertThat(gui.isEnabled("Start")).isTrue();
            assertThat(cursor(gui)).isEqualTo(Cursor.DEFAULT_CURSOR);
            assertThat(Shown.in(gui)).isEqualTo(READY);

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
            gui.await("the end", () -> Shown.in(gui).equals(DONE) && gui.isEnabled("Start"));
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
            assertThat(Shown.in(gui)).isEqualTo(READY);
            gui.press(KeyEvent.VK_ENTER);
            gui.awaitNoDialog();
            assertThat(gui.isEnabled("Start")).isTrue();
            assertThat(cursor(gui)).isEqualTo(Cursor.DEFAULT_CURSOR);

            gui.press(KeyEvent.VK_ENTER);
            gui.await("the end", () -> Shown.in(gui).equals(DONE));
        }
    }
}
