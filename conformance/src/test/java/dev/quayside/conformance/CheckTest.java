// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@code --check} prints. */
class CheckTest {
    private static final String SOURCE = "buffer b \"abc\" ReadOnly\nb.read 2\n";
    private static final String TRACE = "buffer b \"abc\" ReadOnly -> true\nb.read 2 -> \"ab\"\n";

    private final ByteArrayOutputStream report = new ByteArrayOutputStream();
    private final Check check =
            new Check(new PrintStream(report, true, StandardCharsets.UTF_8), false);

    @Test
    void countsWhatPassed() throws InterruptedException {
        Scenario right = new Scenario("right", SOURCE, TRACE);
        check.play(List.of(right, right, right), 2);

        assertThat(check.finish()).isTrue();
        assertThat(lines()).containsExactly("3 passed, 0 failed");
    }

    @Test
    void showsWhereAScenarioDiffers() throws InterruptedException {
        check.play(List.of(new Scenario("wrong", SOURCE, TRACE.replace("ab\"", "xy\""))), 1);

        assertThat(check.finish()).isFalse();
        assertThat(lines())
                .containsExactly(
                        "FAILED wrong",
                        "    buffer b \"abc\" ReadOnly -> true",
                        "  - b.read 2 -> \"xy\"",
                        "  + b.read 2 -> \"ab\"",
                        "0 passed, 1 failed");
    }

    @Test
    void failsAScenarioThatBreaksOff() throws InterruptedException {
        check.play(List.of(new Scenario("broken", SOURCE + "b.nonsense 5\n", TRACE)), 1);

        assertThat(check.finish()).isFalse();
        assertThat(report.toString(StandardCharsets.UTF_8))
                .contains("+ !! ScenarioException no QBuffer.nonsense for [Integer]");
    }

    private List<String> lines() {
        return report.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
