// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final Peer LIMIT = new Peer(Peer.LIMIT, null, List.of("c"), Map.of());
    private static final Peer OURS = new Peer("Quayside", null, List.of("q"), Map.of());

    @Test
    void costsAreComparedWithinOneCycleOnly() {
        Comparison comparison =
                new Comparison(
                        Load.PINGPONG_64,
                        List.of(
                                window(LIMIT, 0, 10),
                                window(OURS, 0, 11),
                                window(OURS, 1, 44),
                                window(LIMIT, 1, 40)));
        assertThat(comparison.relativeCost("Quayside").median()).isEqualTo(1.1);
        assertThat(comparison.cost("Quayside").median()).isEqualTo(27.5);
        assertThat(comparison.relativeCost(Peer.LIMIT)).isEqualTo(new Quartiles(1, 1, 1));
    }

    @Test
    void throughputIsComparedTheSameWay() {
        Comparison comparison =
                new Comparison(
                        Load.PINGPONG_64, List.of(window(LIMIT, 0, 10), window(OURS, 0, 10)));
        assertThat(comparison.relativeThroughput("Quayside").median()).isEqualTo(1);
        assertThat(comparison.throughput("Quayside").median()).isEqualTo(2000);
    }

    @Test
    void aCycleWithAFailedWindowIsDroppedAndCounted() {
        Comparison comparison =
                new Comparison(
                        Load.PINGPONG_64,
                        List.of(
                                window(LIMIT, 0, 10),
                                Measurement.ofWindow(
                                        OURS, Load.PINGPONG_64, 0, Window.failed("stalled")),
                                window(LIMIT, 1, 10),
                                window(OURS, 1, 12)));
        assertThat(comparison.cycles()).isEqualTo(1);
        assertThat(comparison.dropped()).isEqualTo(1);
        assertThat(comparison.relativeCost("Quayside").median()).isEqualTo(1.2);
    }

    @Test
    void aCycleWithoutTheLimitIsDropped() {
        Comparison comparison = new Comparison(Load.PINGPONG_64, List.of(window(OURS, 0, 10)));
        assertThat(comparison.cycles()).isZero();
        assertThat(comparison.dropped()).isEqualTo(1);
        assertThat(comparison.peers()).isEmpty();
    }

    @Test
    void otherLoadsAndOtherMeasurementsDoNotCount() {
        Comparison comparison =
                new Comparison(
                        Load.CHURN, List.of(window(LIMIT, 0, 10), Measurement.ofStart(LIMIT, 3)));
        assertThat(comparison.cycles()).isZero();
        assertThat(comparison.dropped()).isZero();
    }

    /** A window of 1,000 messages in half a second. */
    static Measurement window(Peer peer, int cycle, double micros) {
        double cpu = micros * 1000 / 1e6;
        Window window = new Window(0.5, 1000, 64_000, 0, cpu, 0.1, cpu + 0.1, 0, 60, 90, null);
        return Measurement.ofWindow(peer, Load.PINGPONG_64, cycle, window);
    }
}
