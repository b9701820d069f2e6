// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Plays every recorded scenario and compares its trace with Qt's, to the letter. */
class ScenarioTest {
    // They mostly sleep, so several go on at once; but each has times to keep, down to 25 ms.
    private static final int AT_ONCE = 3 * Runtime.getRuntime().availableProcessors();

    private final ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);

    @BeforeAll
    static void warmUp() {
        Stage.warmUp();
    }

    @AfterEach
    void endPool() {
        pool.shutdownNow();
    }

    @TestFactory
    Stream<DynamicTest> givenScenariosPlayAsInQt() throws IOException, URISyntaxException {
        return tests("scenarios");
    }

    @TestFactory
    Stream<DynamicTest> furtherScenariosPlayAsInQt() throws IOException, URISyntaxException {
        return tests("scenarios/more");
    }

    @TestFactory
    Stream<DynamicTest> randomScenariosPlayAsInQt() throws IOException, URISyntaxException {
        return tests("scenarios/random");
    }

    private Stream<DynamicTest> tests(String folder) throws IOException, URISyntaxException {
        Path path = Path.of(ScenarioTest.class.getResource("/" + folder).toURI());
        List<DynamicTest> tests = new ArrayList<>();
        for (Scenario scenario : Scenario.readRecorded(path)) {
            Future<Outcome> outcome = pool.submit(() -> Stage.play(scenario, true));
            tests.add(
                    DynamicTest.dynamicTest(
                            scenario.name(), () -> compare(scenario, outcome.get())));
        }
        assertThat(tests).isNotEmpty();
        return tests.stream();
    }

    private static void compare(Scenario scenario, Outcome outcome) {
        String reason = KnownDifferences.reason(scenario.name());
        if (reason != null && !outcome.text().equals(scenario.recorded())) {
            abort("differs as documented: " + reason);
        }
        if (outcome.error() != null) {
            throw new AssertionError(outcome.text(), outcome.error());
        }
        assertThat(outcome.trace())
                .as(scenario.name() + outcome.circumstances())
                .isEqualTo(scenario.recorded());
    }
}
