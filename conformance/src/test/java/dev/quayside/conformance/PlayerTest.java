// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the language says and no recorded scenario shows. */
class PlayerTest {
    @Test
    void endsAtAStatementThatFails() {
        Outcome outcome = Stage.play(scenario("object o", "o.noSuchMethod", "o.objectName"));

        assertThat(outcome.trace()).isEqualTo("object o\n");
        assertThat(outcome.error()).isInstanceOf(ScenarioException.class);
    }

    @Test
    void endsAtAStatementThatFailsInASlot() {
        Outcome outcome =
                Stage.play(
                        scenario(
                                "object o",
                                "object r",
                                "on r.a { o.noSuchMethod }",
                                "connect o.fired r.a",
                                "emit o.fired",
                                "run 1000"));

        assertThat(outcome.complaint()).startsWith("!! ScenarioException no Thing.noSuchMethod");
        assertThat(outcome.trace()).doesNotContain("run 1000");
    }

    @Test
    void skipsCommentsAndBlankLines() {
        Outcome outcome = Stage.play(scenario("# a comment", "", "  object o  "));

        assertThat(outcome.text()).isEqualTo("object o\n");
    }

    @Test
    void doesNothingWithADestroyedObject() {
        Outcome outcome = Stage.play(scenario("object o", "delete o", "o.objectName", "delete o"));

        assertThat(outcome.trace())
                .isEqualTo(
                        "object o\n"
                                + "delete o\n"
                                + "    o: destroyed()\n"
                                + "o.objectName -> gone\n"
                                + "delete o -> gone\n");
    }

    @Test
    void expectComparesNumbersOnly() {
        Outcome outcome =
                Stage.play(
                        scenario(
                                "buffer b \"abc\" ReadOnly", "expect b.size 3", "expect b.size 4"));

        assertThat(outcome.trace()).endsWith("expect b.size 3 -> true\nexpect b.size 4 -> false\n");
    }

    private static Scenario scenario(String... lines) {
        return new Scenario("test", String.join("\n", lines), null);
    }
}
