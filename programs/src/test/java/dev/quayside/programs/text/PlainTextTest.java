// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.programs.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What may reach a terminal. */
class PlainTextTest {
    @Test
    void letsTextThrough() {
        String text = "Gl\u00FCck\tand\n\u5E78\u904B \uD83D\uDEA2";
        assertThat(PlainText.lines(text)).isEqualTo(text);
    }

    @Test
    void takesOutWhatSteersTheTerminal() {
        assertThat(PlainText.lines("\u001B[2Jx\u0007\r\b\u009B1m\u007F"))
                .isEqualTo("\uFFFD[2Jx\uFFFD\uFFFD\uFFFD\uFFFD1m\uFFFD");
    }

    @Test
    void aLineHasNeitherEndsOfLinesNorTurnsOfDirection() {
        assertThat(PlainText.line("a\u001B[2Jb\u202Ec\n\u00E4"))
                .isEqualTo("a\uFFFD[2Jb\uFFFDc\uFFFD\u00E4");
    }
}
