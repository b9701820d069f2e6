// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.network;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A table of what the real Qt does, read from the test resources: a line of names, then the rows.
 */
final class FactTable {

    private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-f]{4})");

    private FactTable() {}

    /** The rows of one or more tables: column names to texts, and under "row" the row itself. */
    static Stream<Map<String, String>> rows(String... files) {
        return Stream.of(files).flatMap(FactTable::read);
    }

    private static Stream<Map<String, String>> read(String file) {
        List<String> lines = lines(file).filter(Predicate.not(l -> l.startsWith("# "))).toList();
        String[] names = lines.get(0).split("\t", -1);
        return lines.stream().skip(1).map(line -> row(names, line));
    }

    private static Map<String, String> row(String[] names, String line) {
        String[] fields = line.split("\t", -1);
        Map<String, String> row = new HashMap<>();
        row.put("row", line);
        for (int i = 0; i < names.length; i++) {
            row.put(names[i], fields[i]);
        }
        return row;
    }

    private static Stream<String> lines(String file) {
        try (InputStream in = FactTable.class.getResourceAsStream("/qt-facts/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text that is meant: the tables write what would not be seen in words or as an escape. */
    static String text(String field) {
        String text = field.replace("(space)", " ").replace("(empty)", "");
        return ESCAPE.matcher(text)
                .replaceAll(m -> quoted((char) Integer.parseInt(m.group(1), 16)));
    }

    private static String quoted(char c) {
        return Matcher.quoteReplacement(String.valueOf(c));
    }

    /** The address that is meant: its text, or {@code special:} and a name. */
    static QHostAddress address(String field) {
        return field.startsWith("special:")
                ? new QHostAddress(
                        QHostAddress.SpecialAddress.valueOf(field.substring("special:".length())))
                : new QHostAddress(text(field));
    }
}
