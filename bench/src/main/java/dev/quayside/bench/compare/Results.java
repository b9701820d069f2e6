// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.bench.compare;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** The file of measurements, a line of JSON each. A run that was cut short has what it measured. */
final class Results {
    private static final Gson GSON = new Gson();

    private final Path file;

    Results(Path file) {
        this.file = file;
    }

    void add(Measurement measurement) throws IOException {
        Files.writeString(
                file,
                GSON.toJson(measurement) + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    List<Measurement> read() throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(line -> GSON.fromJson(line, Measurement.class)).toList();
        }
    }
}
