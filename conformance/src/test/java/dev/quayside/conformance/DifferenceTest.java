// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DifferenceTest {
    @Test
    void showsTheStatementTheDifferenceBelongsTo() {
        String recorded =
                """
                c.abort -> void
                    c: aboutToClose()
                    c: stateChanged(UnconnectedState)
                    c: readChannelFinished()
                    c: disconnected()
                c.state -> UnconnectedState
                """;
        String played = recorded.replace("disconnected", "connected");

        assertThat(Difference.between(recorded, played))
                .containsExactly(
                        "  c.abort -> void",
                        "  ...",
                        "      c: stateChanged(UnconnectedState)",
                        "      c: readChannelFinished()",
                        "-     c: disconnected()",
                        "+     c: connected()");
    }

    @Test
    void saysNothingOfEqualTraces() {
        assertThat(Difference.between("a\nb\n", "a\nb\n")).isEmpty();
    }

    @Test
    void endsAfterAScreen() {
        String many =
                IntStream.range(0, 500).mapToObj(i -> "x" + i).collect(Collectors.joining("\n"));

        assertThat(Difference.between(many, "")).hasSizeLessThan(30).endsWith("  ...");
    }
}
