// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {
    @ParameterizedTest
    @CsvSource({"0,0 B", "1023,1023 B", "1024,1.0 KiB", "1048575,1.0 MiB", "1610612736,1.5 GiB"})
    void sizesAreForPeople(long bytes, String text) {
        assertThat(Terminal.size(bytes)).isEqualTo(text);
    }

    @Test
    void textOfStrangersDoesNotSteerTheTerminal() {
        assertThat(Terminal.harmless("a\u001B[2Jb\u202Ec\u00E4"))
                .isEqualTo("a\uFFFD[2Jb\uFFFDc\u00E4");
    }

    @Test
    void filesAreSelectedByNumber() {
        assertThat(FileSelection.parse("0, 2-3", 5).toString()).isEqualTo("{0, 2, 3}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "5", "3-2", "1,", "-1", "99999999999"})
    void wrongSelectionsAreRefused(String text) {
        assertThatThrownBy(() -> FileSelection.parse(text, 5))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
