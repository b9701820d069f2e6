// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.examples.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What may reach a terminal. */
class TerminalTextTest {
    @Test
    void letsTextThrough() {
        String text = "Gl\u00FCck\tand\n\u5E78\u904B \uD83D\uDEA2";
        assertThat(TerminalText.harmless(text)).isEqualTo(text);
    }

    @Test
    void takesOutWhatSteersTheTerminal() {
        assertThat(TerminalText.harmless("\u001B[2Jx\u0007\r\b\u009B1m\u007F"))
                .isEqualTo("\uFFFD[2Jx\uFFFD\uFFFD\uFFFD\uFFFD1m\uFFFD");
    }
}
