// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quayside.torrent.engine.FilePriority;
import dev.quayside.torrent.metainfo.InfoHash;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsFileTest {
    private static final InfoHash HASH = InfoHash.of("a".getBytes(StandardCharsets.UTF_8));

    @TempDir Path folder;
    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("new/torrent.properties");
    }

    private static RememberedTorrent torrent(String name, String magnet) {
        return new RememberedTorrent(
                HASH,
                magnet,
                name,
                Path.of("/some where\\else"),
                true,
                1L << 40,
                3,
                5,
                7,
                List.of(FilePriority.HIGH, FilePriority.SKIP, FilePriority.LOW));
    }

    @Test
    void hasWhatWasWritten() throws Exception {
        Settings settings =
                new Settings(
                        512 << 10,
                        0,
                        Map.of("theme", "dark", "sizes", " 1, 2\t\f"),
                        List.of(
                                torrent(" a=b\\c\nd #\u5E78\r", null),
                                torrent("!", "magnet:?xt=urn:btih:" + HASH.hex() + "&dn=x y")));
        try (SettingsFile opened = SettingsFile.open(file)) {
            assertThat(opened.settings()).isEqualTo(Settings.EMPTY);
            opened.write(settings);
        }
        try (SettingsFile opened = SettingsFile.open(file)) {
            assertThat(opened.settings()).isEqualTo(settings);
        }
    }

    @Test
    void canBeReadByPeople() throws Exception {
        try (SettingsFile opened = SettingsFile.open(file)) {
            opened.write(new Settings(0, 2048, Map.of(), List.of(torrent("Caf\u00E9", null))));
        }

        assertThat(Files.readString(file))
                .contains("limit.up=2\n", "torrent.1.name=Caf\u00E9\n", "torrent.1.state=paused\n")
                .contains("torrent.1.priorities=HSL\n");
    }

    @Test
    void isOpenedByOneAtATime() throws Exception {
        try (SettingsFile first = SettingsFile.open(file)) {
            assertThatThrownBy(() -> SettingsFile.open(file))
                    .isInstanceOf(SettingsException.class)
                    .hasMessage("a torrent window that uses " + first.path() + " is open already");
        }
        SettingsFile.open(file).close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "torrents=x|torrents is not a number",
                "limit.up=-1|limit.up is not a number",
                "torrents=1|torrent.1.state is missing",
                "torrents=1\\ntorrent.1.state=on|torrent.1.state is neither paused nor running",
                "torrents=1\\ntorrent.1.state=paused\\ntorrent.1.hash=0|torrent.1.hash is not an info hash",
                "a=\\u00zz|Malformed"
            })
    void damageIsToldAndNotOverwritten(String text, String problem) throws Exception {
        Files.createDirectories(file.getParent());
        String content = text.replace("\\n", "\n");
        Files.writeString(file, content);

        assertThatThrownBy(() -> SettingsFile.open(file))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith("cannot use the settings in " + file)
                .hasMessageContaining(problem);
        assertThat(Files.readString(file)).isEqualTo(content);
        assertThatThrownBy(() -> SettingsFile.open(file))
                .as("it is not locked by the first attempt")
                .hasMessageContaining(problem);
    }
}
