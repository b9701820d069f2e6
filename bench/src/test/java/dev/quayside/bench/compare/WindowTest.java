// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class WindowTest {
    private static final String PRINTED =
            """
            {"load":"pingpong","seconds":0.5,"operations":1000,"bytes":2097152,"failures":0,\
            "serverCpuSeconds":0.25,"ownCpuSeconds":0.2,"machineBusySeconds":0.5,\
            "machineStolenSeconds":0.05,"p50Micros":61.5,"p99Micros":99.0,"p999Micros":120.0}
            """;

    @Test
    void whatTheLoadGeneratorPrintsIsUnderstood() {
        Window window = LoadGenerator.parse(PRINTED);
        assertThat(window.error()).isNull();
        assertThat(window.p50Micros()).isEqualTo(61.5);
        assertThat(window.perSecond(Load.Unit.MESSAGE)).isEqualTo(2000);
        assertThat(window.serverMicros(Load.Unit.MESSAGE)).isEqualTo(250);
        assertThat(window.perSecond(Load.Unit.MEBIBYTE)).isEqualTo(4);
        assertThat(window.serverMicros(Load.Unit.MEBIBYTE)).isEqualTo(125_000);
    }

    @Test
    void disturbanceIsWhatNeitherSideUsedAndWhatTheHostTook() {
        assertThat(LoadGenerator.parse(PRINTED).disturbance()).isCloseTo(0.2, within(1e-9));
    }

    @Test
    void aWindowInWhichNothingWasDoneIsNotGood() {
        Window stalled = new Window(0.5, 0, 0, 0, 0.1, 0.1, 0.2, 0, 0, 0, null);
        assertThat(stalled.isGood(Load.Unit.MESSAGE)).isFalse();
        assertThat(stalled.isGood(Load.Unit.MEBIBYTE)).isFalse();
        assertThat(LoadGenerator.parse(PRINTED).isGood(Load.Unit.MESSAGE)).isTrue();
    }

    @Test
    void aWindowWithoutAnyServerTimeIsNotGood() {
        Window unseen = new Window(0.5, 10, 640, 0, 0, 0.1, 0.2, 0, 50, 60, null);
        assertThat(unseen.isGood(Load.Unit.MESSAGE)).isFalse();
    }

    @Test
    void anErrorOfTheLoadGeneratorIsAFailedWindow() {
        Window window = LoadGenerator.parse("{\"error\":\"read: Connection reset by peer\"}\n");
        assertThat(window.error()).isEqualTo("read: Connection reset by peer");
        assertThat(window.isGood(Load.Unit.MESSAGE)).isFalse();
    }

    @Test
    void aLoadGeneratorThatPrintedNothingOrNonsenseIsAFailedWindow() {
        assertThat(LoadGenerator.parse("").error()).isEqualTo("no answer within the time");
        assertThat(LoadGenerator.parse("Killed").error()).contains("Killed");
    }
}
