// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.formdev.flatlaf.FlatLaf;
import dev.quayside.programs.command.CommandFailure;
import dev.quayside.programs.testing.Gui;
import dev.quayside.torrent.session.SettingsFile;
import java.awt.event.KeyEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class WindowCommandTest {
    @TempDir Path folder;

    private Gui start(String... options) {
        WindowCommand command = new WindowCommand();
        new CommandLine(command).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(options);
        return Gui.run(command);
    }

    private String settings() {
        return "--settings=" + folder.resolve("my.properties");
    }

    @Test
    void showsAWindowAndKeepsItsSettingsWhereItIsTold() throws Exception {
        try (Gui gui = start(settings(), "--port", "0", "--theme", "dark")) {
            assertThat(Gui.ask(FlatLaf::isLafDark)).isTrue();
            gui.press(KeyEvent.VK_Q, KeyEvent.VK_CONTROL);
            assertThat(gui.awaitEnd()).isZero();
        }
        assertThat(folder.resolve("my.properties")).content().contains("window.bounds=");
    }

    @Test
    void aSecondWindowIsToldThatThereIsOne() throws Exception {
        Path file = folder.resolve("my.properties");
        String message = "a torrent window that uses " + file + " is open already";
        try (SettingsFile first = SettingsFile.open(file);
                Gui gui = start(settings())) {
            assertThat(first.path()).isEqualTo(file);
            gui.awaitDialog(message);
            gui.press(KeyEvent.VK_ENTER);
            assertThatThrownBy(gui::awaitEnd)
                    .isInstanceOf(CommandFailure.class)
                    .hasMessage(message);
        }
    }

    @Test
    void damagedSettingsAreToldAndKept() throws Exception {
        Path file = Files.writeString(folder.resolve("my.properties"), "torrents=many");
        try (Gui gui = start(settings())) {
            gui.awaitDialog("cannot use the settings in " + file + ": torrents is not a number");
            gui.press(KeyEvent.VK_ENTER);
            assertThatThrownBy(gui::awaitEnd).isInstanceOf(CommandFailure.class);
        }
        assertThat(file).hasContent("torrents=many");
    }
}
