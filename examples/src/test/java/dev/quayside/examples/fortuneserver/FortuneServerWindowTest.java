// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.examples.fortuneserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.formdev.flatlaf.FlatLaf;
import dev.quayside.examples.fortunes.Fortunes;
import dev.quayside.examples.threadedfortuneserver.ThreadedFortuneServerCommand;
import dev.quayside.programs.command.CommandFailure;
import dev.quayside.programs.command.Theme;
import dev.quayside.programs.testing.Gui;
import java.awt.event.KeyEvent;
import java.io.DataInputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import javax.swing.JTextArea;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

/** The windows of both fortune servers. */
class FortuneServerWindowTest {
    /** Whose window it is. */
    private enum Server {
        PLAIN(FortuneServerCommand::new),
        THREADED(ThreadedFortuneServerCommand::new);

        private final Supplier<Callable<Integer>> command;

        Server(Supplier<Callable<Integer>> command) {
            this.command = command;
        }

        Gui start(String... args) {
            Callable<Integer> program = command.get();
            new CommandLine(program).parseArgs(args);
            return Gui.run(program);
        }
    }

    private static String fetch() throws Exception {
        int port = Integer.parseInt(Gui.text("port"));
        try (Socket socket = new Socket(Gui.text("address"), port)) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_16BE);
        }
    }

    @ParameterizedTest
    @EnumSource
    void saysWhereItListensAndServesUntilEscape(Server server) throws Exception {
        try (Gui gui = server.start()) {
            assertThat(Fortunes.own().texts()).contains(fetch());
            gui.press(KeyEvent.VK_ENTER); // means nothing here
            assertThat(Fortunes.own().texts()).contains(fetch());
            gui.press(KeyEvent.VK_ESCAPE);
            assertThat(gui.awaitEnd()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theTextsCanBeSelectedAndCopiedButNotChanged(Server server) throws Exception {
        try (Gui gui = server.start("--address", "127.0.0.1")) {
            JTextArea address = Gui.find(JTextArea.class, "address");
            Gui.ask(address::requestFocusInWindow);
            gui.await("the focus", address::hasFocus);
            gui.press(KeyEvent.VK_DELETE);
            gui.type("7");
            gui.press(KeyEvent.VK_A, KeyEvent.VK_CONTROL);
            assertThat(Gui.ask(address::getSelectedText)).isEqualTo("127.0.0.1");
            gui.press(KeyEvent.VK_C, KeyEvent.VK_CONTROL);
            assertThat(Gui.clipboard()).isEqualTo("127.0.0.1");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPortInUseIsToldInADialogAndEndsIt(Server server) throws Exception {
        try (ServerSocket other = new ServerSocket(0)) {
            String port = "" + other.getLocalPort();
            String message =
                    "cannot listen on 0.0.0.0:" + port + ": The bound address is already in use";
            try (Gui gui = server.start("--port", port)) {
                gui.awaitDialog(message);
                gui.press(KeyEvent.VK_ENTER);
                assertThatThrownBy(gui::awaitEnd)
                        .isInstanceOf(CommandFailure.class)
                        .hasMessage(message);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void theQuitButtonEndsIt(Server server) throws Exception {
        try (Gui gui = server.start()) {
            gui.press(KeyEvent.VK_Q, KeyEvent.VK_ALT);
            assertThat(gui.awaitEnd()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theThemeIsTheOneAskedFor(Theme theme) throws Exception {
        try (Gui gui = Server.PLAIN.start("--theme", theme.name())) {
            assertThat(Gui.ask(FlatLaf::isLafDark)).isEqualTo(theme == Theme.DARK);
            gui.press(KeyEvent.VK_ESCAPE);
            assertThat(gui.awaitEnd()).isZero();
        }
    }
}
