// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.examples.fortuneclient;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quayside.examples.blockingfortuneclient.BlockingFortuneClientCommand;
import dev.quayside.examples.fortunes.ScriptedServer;
import dev.quayside.programs.testing.Gui;
import java.awt.Dimension;
import java.awt.event.KeyEvent;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.swing.JComboBox;
import javax.swing.JTextArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

/** The windows of both fortune clients. */
class FortuneClientWindowTest {
    private static final String LOCAL = "127.0.0.1";
    private static final String GET = "Get Fortune";
    private static final String REFUSED =
            "The connection was refused. Is the server running, and is the port right?";

    /** Whose window it is. */
    private enum Client {
        EVENTS(FortuneClientCommand::new),
        BLOCKING(BlockingFortuneClientCommand::new);

        private final Supplier<Callable<Integer>> command;

        Client(Supplier<Callable<Integer>> command) {
            this.command = command;
        }

        Gui start(String... args) {
            Callable<Integer> program = command.get();
            List<String> all = new ArrayList<>(List.of(args));
            all.addAll(List.of("--timeout", "100000")); // a busy machine takes its time
            new CommandLine(program).parseArgs(all.toArray(new String[0]));
            Gui gui = Gui.run(program);
            gui.awaitFocus("port");
            return gui;
        }
    }

    @Test
    void beginsWithThePortAndAsksOnlyWhenBothFieldsAreFilled() throws Exception {
        try (Gui gui = Client.EVENTS.start()) {
            gui.awaitFocus("port");
            assertThat(Gui.text("port")).isEmpty();
            assertThat(Gui.isEnabled(GET)).isFalse();
            gui.type("4242");
            assertThat(Gui.isEnabled(GET)).isTrue();
            gui.press(KeyEvent.VK_N, KeyEvent.VK_ALT);
            gui.awaitFocus("host");
            gui.press(KeyEvent.VK_A, KeyEvent.VK_CONTROL);
            gui.press(KeyEvent.VK_DELETE);
            assertThat(Gui.isEnabled(GET)).isFalse();
            gui.type("x");
            assertThat(Gui.isEnabled(GET)).isTrue();
        }
    }

    @Test
    void portsAreNumbersTo65535() throws Exception {
        try (Gui gui = Client.EVENTS.start()) {
            gui.type("0");
            assertThat(Gui.text("port")).isEmpty();
            gui.type("6x553.5");
            assertThat(Gui.text("port")).isEqualTo("65535");
            gui.press(KeyEvent.VK_BACK_SPACE);
            gui.type("6");
            assertThat(Gui.text("port")).isEqualTo("6553");
        }
    }

    @Test
    void offersTheNamesAndAddressesOfThisMachine() throws Exception {
        try (Gui gui = Client.EVENTS.start()) {
            JComboBox<?> host = Gui.find(JComboBox.class, "host");
            gui.press(KeyEvent.VK_N, KeyEvent.VK_ALT);
            gui.awaitFocus("host");
            assertThat(host.isEditable()).isTrue();
            List<String> items =
                    IntStream.range(0, host.getItemCount())
                            .mapToObj(i -> host.getItemAt(i).toString())
                            .toList();
            assertThat(items)
                    .contains("localhost", LOCAL, InetAddress.getLocalHost().getHostName())
                    .doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @EnumSource
    void enterFetchesAndEscapeEnds(Client client) throws Exception {
        try (ScriptedServer server = ScriptedServer.ofFortunes("Calm sea.", "Calm sea.", "Fog.");
                Gui gui = client.start(LOCAL, "" + server.port())) {
            gui.press(KeyEvent.VK_ENTER);
            gui.await("a fortune", () -> Gui.text("fortune").equals("Calm sea."));
            gui.await("the button", () -> Gui.isEnabled(GET));
            gui.press(KeyEvent.VK_ENTER);
            gui.await("another fortune", () -> Gui.text("fortune").equals("Fog."));
            assertThat(server.clients()).isEqualTo(3);
            gui.press(KeyEvent.VK_ESCAPE);
            assertThat(gui.awaitEnd()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theButtonIsOffUntilTheFortuneIsThere(Client client) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName(LOCAL));
                Gui gui = client.start(LOCAL, "" + server.getLocalPort())) {
            assertThat(Gui.isEnabled(GET)).isTrue();
            gui.press(KeyEvent.VK_G, KeyEvent.VK_ALT);
            try (Socket socket = server.accept()) {
                assertThat(Gui.isEnabled(GET)).isFalse();
                gui.type("1"); // the fields do not turn it on
                assertThat(Gui.isEnabled(GET)).isFalse();
                socket.getOutputStream().write(new byte[] {0, 0, 0, 4, 0, 'O'});
                assertThat(Gui.isEnabled(GET)).isFalse();
                socket.getOutputStream().write(new byte[] {0, 'K'});
            }
            gui.await("the fortune", () -> Gui.text("fortune").equals("OK"));
            gui.await("the button", () -> Gui.isEnabled(GET));
        }
    }

    @ParameterizedTest
    @EnumSource
    void anErrorIsToldAndTheButtonIsOnAgain(Client client) throws Exception {
        try (Gui gui = client.start(LOCAL, "" + ScriptedServer.closedPort())) {
            for (int key : new int[] {KeyEvent.VK_ENTER, KeyEvent.VK_ESCAPE}) {
                gui.press(KeyEvent.VK_ENTER);
                gui.awaitDialog(REFUSED);
                gui.press(key);
                gui.awaitNoDialog();
                assertThat(Gui.isEnabled(GET)).isTrue();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aHostThatIsNotThereIsTold(Client client) throws Exception {
        try (Gui gui = client.start("no host", "7")) { // no name, so that no name server is asked
            gui.click(GET);
            gui.awaitDialog("The host was not found. Is its name right?");
            gui.press(KeyEvent.VK_ENTER);
            gui.awaitNoDialog();
        }
    }

    @ParameterizedTest
    @EnumSource
    void closingTheWindowEndsWhatItWaitsFor(Client client) throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getByName(LOCAL));
                Gui gui = client.start(LOCAL, "" + silent.getLocalPort())) {
            gui.press(KeyEvent.VK_ENTER);
            try (Socket socket = silent.accept()) {
                assertThat(Gui.isEnabled(GET)).isFalse();
                gui.press(KeyEvent.VK_ESCAPE);
                assertThat(gui.awaitEnd()).isZero();
                socket.setSoTimeout(60_000);
                assertThat(socket.getInputStream().read()).isEqualTo(-1);
            }
        }
    }

    @Test
    void theFortuneCanBeSelectedAndCopiedButNotChanged() throws Exception {
        try (ScriptedServer server = ScriptedServer.ofFortunes("Calm sea.");
                Gui gui = Client.EVENTS.start(LOCAL, "" + server.port())) {
            gui.press(KeyEvent.VK_ENTER);
            gui.await("the fortune", () -> Gui.text("fortune").equals("Calm sea."));
            gui.press(KeyEvent.VK_TAB);
            gui.awaitFocus("fortune");
            gui.press(KeyEvent.VK_DELETE);
            gui.press(KeyEvent.VK_A, KeyEvent.VK_CONTROL);
            gui.press(KeyEvent.VK_C, KeyEvent.VK_CONTROL);
            assertThat(Gui.clipboard()).isEqualTo("Calm sea.");
            assertThat(Gui.text("fortune")).isEqualTo("Calm sea.");
        }
    }

    @Test
    void tabLeadsThroughItInOrder() throws Exception {
        try (Gui gui = Client.EVENTS.start(LOCAL, "7")) {
            for (String next : List.of("port", "fortune", GET, "Quit", "host", "port")) {
                gui.awaitFocus(next);
                gui.press(KeyEvent.VK_TAB);
            }
        }
    }

    @Test
    void enterFetchesFromEveryPlace() throws Exception {
        try (ScriptedServer server = ScriptedServer.ofFortunes("a", "b", "c", "d");
                Gui gui = Client.EVENTS.start(LOCAL, "" + server.port())) {
            List<String> places = List.of("port", "fortune", GET, "Quit");
            for (int i = 0; i < 3; i++) {
                String fortune = "abc".substring(i, i + 1);
                gui.press(KeyEvent.VK_ENTER);
                gui.await("fortune " + fortune, () -> Gui.text("fortune").equals(fortune));
                gui.await("the button", () -> Gui.isEnabled(GET));
                gui.awaitFocus(places.get(i));
                gui.press(KeyEvent.VK_TAB);
                gui.awaitFocus(places.get(i + 1));
            }
            gui.press(KeyEvent.VK_N, KeyEvent.VK_ALT);
            gui.awaitFocus("host");
            gui.press(KeyEvent.VK_ENTER);
            gui.await("fortune d", () -> Gui.text("fortune").equals("d"));
        }
    }

    @Test
    void aLongFortuneDoesNotChangeTheWindow() throws Exception {
        try (ScriptedServer server = ScriptedServer.ofFortunes("Fog. ".repeat(2000).strip());
                Gui gui = Client.EVENTS.start(LOCAL, "" + server.port())) {
            Dimension before = Gui.ask(Gui.window()::getSize);
            gui.press(KeyEvent.VK_ENTER);
            gui.await("the fortune", () -> Gui.text("fortune").startsWith("Fog."));
            Dimension after = Gui.ask(Gui.window()::getSize);
            assertThat(after).isEqualTo(before);
            Dimension smallest = Gui.ask(Gui.window()::getMinimumSize);
            assertThat(smallest).isEqualTo(before);
            assertThat(Gui.ask(Gui.find(JTextArea.class, "fortune")::getCaretPosition)).isZero();
        }
    }
}
