// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quayside.torrent.metainfo.FileSelection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileSelectionTest {
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
