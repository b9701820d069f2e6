// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownTableTest {
    @Test
    void aTableHasHeadsALineAndRows() {
        MarkdownTable table =
                new MarkdownTable(List.of("server", "cost"))
                        .row(List.of("C epoll", "1.00"))
                        .row(List.of("Vert.x", "1.13"));
        assertThat(table)
                .hasToString(
                        """
                        | server | cost |
                        | --- | --- |
                        | C epoll | 1.00 |
                        | Vert.x | 1.13 |
                        """);
    }

    @Test
    void aBarInACellDoesNotEndIt() {
        assertThat(new MarkdownTable(List.of("a|b"))).hasToString("| a\\|b |\n| --- |\n");
    }

    @Test
    void aRowHasAsManyCellsAsTheTableHasColumns() {
        MarkdownTable table = new MarkdownTable(List.of("server", "cost"));
        assertThatIllegalArgumentException().isThrownBy(() -> table.row(List.of("C epoll")));
    }
}
