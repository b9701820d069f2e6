// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.metainfo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quayside.torrent.metainfo.SafeNames.Rules;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafeNamesTest {
    @ParameterizedTest
    @EnumSource
    void namesNeverLeadOutOfTheDestination(Rules rules) {
        Info info =
                new TorrentBuilder()
                        .name("..")
                        .file(1, "..", "..", "etc", "passwd")
                        .file(1, "/etc/passwd")
                        .file(1, "C:\\windows")
                        .file(1, ".", "", "x\0y")
                        .build()
                        .info();

        for (List<String> path : SafeNames.of(info, rules)) {
            assertThat(path)
                    .doesNotContain("..", ".", "")
                    .noneMatch(n -> n.matches(".*[/\\\\\0].*"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"con", "NUL.txt", "Com1", "lpt9.tar.gz", "aux", "COM\u00B2"})
    void namesOfDevicesGetAnUnderline(String name) {
        assertThat(SafeNames.safe(name, Rules.PORTABLE)).startsWith("_");
        assertThat(SafeNames.safe(name, Rules.POSIX)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"a.,a_", "a: b?,a_ b_", "'x  ',x_", "...,_"})
    void portableNamesAreWhatEverySystemTakes(String name, String safe) {
        assertThat(SafeNames.safe(name, Rules.PORTABLE)).isEqualTo(safe);
    }

    @Test
    void overlongNamesAreCutButKeepTheirEnding() {
        String safe = SafeNames.safe("\u00E4".repeat(300) + ".tar", Rules.POSIX);

        assertThat(safe).endsWith("\u00E4.tar");
        assertThat(safe.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(255);
    }

    @Test
    void ofTwoFilesOfOneNameTheSecondGetsANumber() {
        Info info =
                new TorrentBuilder()
                        .file(1, "a.txt")
                        .file(1, "a.txt")
                        .file(1, "A.TXT")
                        .build()
                        .info();

        assertThat(SafeNames.of(info, Rules.POSIX))
                .extracting(path -> path.get(1))
                .containsExactly("a.txt", "a.1.txt", "A.TXT");
        assertThat(SafeNames.of(info, Rules.PORTABLE))
                .extracting(path -> path.get(1))
                .containsExactly("a.txt", "a.1.txt", "A.2.TXT");
    }

    @Test
    void aFolderDoesNotTakeTheNameOfAFile() {
        Info info =
                new TorrentBuilder()
                        .file(1, "a")
                        .file(1, "a", "b")
                        .file(1, "a", "c")
                        .build()
                        .info();

        assertThat(SafeNames.of(info, Rules.POSIX))
                .containsExactly(
                        List.of("folder", "a"),
                        List.of("folder", "a.1", "b"),
                        List.of("folder", "a.1", "c"));
    }
}
