// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.TimeZone;

/** The tables that were recorded from Qt. */
final class StreamFacts {

    /** Local time, where the tables were recorded. */
    static final TimeZone ZONE = TimeZone.getTimeZone("Europe/Berlin");

    private StreamFacts() {}

    /** Returns the lines of a table, without comments and without the names of the columns. */
    static List<String> lines(String table) {
        String path = "/qt-facts/" + table;
        try (InputStream in = StreamFacts.class.getResourceAsStream(path)) {
            byte[] data = Objects.requireNonNull(in, path).readAllBytes();
            return new String(data, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .skip(1)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the columns of each line. */
    static List<String[]> rows(String table) {
        return lines(table).stream().map(line -> line.split("\t", -1)).toList();
    }
}
