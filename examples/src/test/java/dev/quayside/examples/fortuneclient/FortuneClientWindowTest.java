// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.examples.fortuneclient;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quayside.examples.blockingfortuneclient.BlockingFortuneClientCommand;
import dev.quayside.examples.fortunes.ScriptedServer;
import dev.quayside.examples.window.Gui;
import java.awt.event.KeyEvent;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.IntStream;
import javax.swing.JComboBox;
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

        private final java.util.function.Supplier<Object> command;

        Client(java.util.function.Supplier<Object> command) {
            this.command = command;
        }

        Gui start(String... args) {
            return Gui.run(() -> new CommandLine(command.get()).execute(args));
        }
    }

    @Test
    void beginsWithThePortAndAsksOnlyWhenBothFieldsAreFilled() throws Exception {
        try (Gui gui = Client.EVENTS.start()) {
            assertThat(gui.focused()).isEqualTo("port");
            assertThat(gui.text("port")).isEmpty();
            assertThat(gui.isEnabled(GET)).isFalse();
            gui.type("4242");
            assertThat(gui.isEnabled(GET)).isTrue();
            gui.press(KeyEvent.VK_N, KeyEvent.VK_ALT);
            assertThat(gui.focused()).isEqualTo("host");
            gui.press(KeyEvent.VK_A, KeyEvent.VK_CONTROL);
            gui.press(KeyEvent.VK_DELETE);
            assertThat(gui.isEnabled(GET)).isFalse();
            gui.type("x");
            assertThat(gui.isEnabled(GET)).isTrue();
        }
    }

    @Test
    void portsAreNumbersTo65535() throws Exception {
        try (Gui gui = Client.EVENTS.start()) {
            gui.type("0");
            assertThat(gui.text("port")).isEmpty();
            gui.type("6x553.5");
            assertThat(gui.text("port")).isEqualTo("65535");
            gui.press(KeyEvent.VK_BACK_SPACE);
            gui.type("6");
            assertThat(gui.text("port")).isEqualTo("6553");
        }
    }

    @Test
    void offersTheNamesAndAddressesOfThisMachine() throws Exception {
        try (Gui gui = Client.EVENTS.start()) {
            JComboBox<?> host = gui.find(JComboBox.class, "host");
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
            gui.await("a fortune", () -> gui.text("fortune").equals("Calm sea."));
            gui.await("the button", () -> gui.isEnabled(GET));
            gui.press(KeyEvent.VK_ENTER);
            gui.await("another fortune", () -> gui.text("fortune").equals("Fog."));
            assertThat(server.clients()).isEqualTo(3);
            gui.press(KeyEvent.VK_ESCAPE);
            assertThat(gui.awaitEnd()).isZero();
        }
    }
}
