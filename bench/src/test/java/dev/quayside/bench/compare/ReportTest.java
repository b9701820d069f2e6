// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    private static final Peer LIMIT = new Peer(Peer.LIMIT, null, List.of("c"), Map.of());
    private static final Peer OURS = new Peer("Quayside", null, List.of("q"), Map.of());
    private static final List<Measurement> ALL =
            List.of(
                    ComparisonTest.window(LIMIT, 0, 10),
                    ComparisonTest.window(OURS, 0, 11),
                    Measurement.ofMemory(LIMIT, 10_000, 12.0, null),
                    Measurement.ofMemory(OURS, 10_000, 1500.0, 880.4),
                    Measurement.ofStart(OURS, 150),
                    Measurement.ofStart(OURS, 160));

    @TempDir Path folder;

    @Test
    void theTableOfCostsHasARowForEachServer() {
        assertThat(new Report(ALL).text())
                .contains(
                        """
                        | server | 64 connections |
                        | --- | --- |
                        | C epoll | 1.00 (1.00–1.00) |
                        | Quayside | 1.10 (1.10–1.10) |
                        """)
                .contains("64 connections 1 (0 dropped)");
    }

    @Test
    void memoryAndStartShareATableWithGaps() {
        assertThat(new Report(ALL).text())
                .contains("| C epoll | – | 12 (12–12) | – |")
                .contains("| Quayside | 880 (880–880) | 1500 (1500–1500) | 155 (153–158) |");
    }

    @Test
    void withoutWindowsThereAreNoTablesOfLoads() {
        assertThat(new Report(ALL.subList(2, 6)).text())
                .doesNotContain("relative to C epoll")
                .contains("Memory of an idle connection");
    }

    @Test
    void measurementsSurviveTheirFile() throws IOException {
        Results results = new Results(folder.resolve("results.jsonl"));
        assertThat(results.read()).isEmpty();
        for (Measurement m : ALL) {
            results.add(m);
        }
        assertThat(results.read()).isEqualTo(ALL);
    }

    @Test
    void eachKindOfMeasurementGetsAPicture() throws IOException {
        new Charts(new Report(ALL), ALL).write(folder);
        for (String name :
                List.of("cpu-per-operation", "memory-per-connection", "start-to-first-echo")) {
            assertThat(ImageIO.read(folder.resolve(name + ".png").toFile()).getWidth())
                    .isGreaterThan(500);
        }
    }
}
