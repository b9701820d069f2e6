// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.bench.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A table of a Markdown text. */
final class MarkdownTable {
    private final int columns;
    private final List<List<String>> rows = new ArrayList<>();

    MarkdownTable(List<String> heads) {
        columns = heads.size();
        rows.add(List.copyOf(heads));
    }

    MarkdownTable row(List<String> cells) {
        if (cells.size() != columns) {
            throw new IllegalArgumentException(cells.size() + " cells for " + columns + " columns");
        }
        rows.add(List.copyOf(cells));
        return this;
    }

    @Override
    public String toString() {
        return line(rows.get(0))
                + "|"
                + " --- |".repeat(columns)
                + "\n"
                + rows.stream().skip(1).map(MarkdownTable::line).collect(Collectors.joining());
    }

    private static String line(List<String> cells) {
        return cells.stream()
                .map(cell -> cell.replace("|", "\\|"))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
