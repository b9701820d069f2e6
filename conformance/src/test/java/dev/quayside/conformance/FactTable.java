// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.conformance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A table of facts read off Qt: a comment, a heading, then rows of columns parted by tabulators.
 */
final class FactTable {
    private final List<String> heading;
    private final List<List<String>> rows = new ArrayList<>();

    private FactTable(List<String> lines) {
        List<String> table = lines.stream().filter(line -> !line.startsWith("#")).toList();
        heading = columns(table.get(0));
        table.stream().skip(1).map(FactTable::columns).forEach(rows::add);
    }

    static FactTable named(String file) {
        String resource = "/qt-facts/" + file;
        try (BufferedReader reader =
                new BufferedReader(
                        new InputStreamReader(
                                FactTable.class.getResourceAsStream(resource),
                                StandardCharsets.UTF_8))) {
            return new FactTable(reader.lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }

    List<List<String>> rows() {
        return rows;
    }

    /** Where a column stands in each row. */
    int column(String name) {
        int index = heading.indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException("no column " + name + " in " + heading);
        }
        return index;
    }

    private static List<String> columns(String line) {
        return Arrays.asList(line.split("\t", -1));
    }
}
