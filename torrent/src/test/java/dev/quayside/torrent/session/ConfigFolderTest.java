// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigFolderTest {
    private static Path of(String system, Map<String, String> environment) {
        return ConfigFolder.of(system, "/home/ada", environment::get);
    }

    @Test
    void isThatOfTheSystem() {
        Path home = Path.of("/home/ada").toAbsolutePath();
        assertThat(of("Linux", Map.of())).isEqualTo(home.resolve(".config/quayside"));
        assertThat(of("Mac OS X", Map.of()))
                .isEqualTo(home.resolve("Library/Application Support/Quayside"));
        assertThat(of("Windows 11", Map.of())).isEqualTo(home.resolve("AppData/Roaming/Quayside"));
    }

    @Test
    void isWhereTheEnvironmentWantsIt(@org.junit.jupiter.api.io.TempDir Path folder) {
        String there = folder.toAbsolutePath().toString();
        assertThat(of("Linux", Map.of("XDG_CONFIG_HOME", there)))
                .isEqualTo(folder.toAbsolutePath().resolve("quayside"));
        assertThat(of("Windows 10", Map.of("APPDATA", there)))
                .isEqualTo(folder.toAbsolutePath().resolve("Quayside"));
        assertThat(of("Linux", Map.of("XDG_CONFIG_HOME", "relative")))
                .as("relative paths are to be ignored")
                .isEqualTo(of("Linux", Map.of()));
    }
}
