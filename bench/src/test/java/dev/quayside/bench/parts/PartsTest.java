// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.bench.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The benchmarks do what they are said to do. How long it takes is not looked at. */
class PartsTest {
    @Test
    void anEmissionCallsEachSlotOnce() throws Exception {
        EmissionBenchmark benchmark = new EmissionBenchmark();
        benchmark.slots = 8;
        benchmark.kinds = 4;
        benchmark.connect();
        long before = benchmark.emission();
        assertThat(benchmark.emission() - before).isEqualTo(8);
        assertThat(benchmark.interfaceCall() - before).isEqualTo(16);
    }

    @Test
    void emissionsWithContextAndArgumentReachTheirSlot() {
        ContextEmissionBenchmark benchmark = new ContextEmissionBenchmark();
        benchmark.connect();
        assertThat(benchmark.context()).isEqualTo(1);
        assertThat(benchmark.argument()).isEqualTo(9);
        assertThat(benchmark.contextAndArgument()).isEqualTo(17);
    }

    @Test
    void queuedCallsAllArrive() {
        QueuedCallBenchmark benchmark = new QueuedCallBenchmark();
        benchmark.start();
        try {
            assertThat(benchmark.signal()).isEqualTo(10_000);
            assertThat(benchmark.signal()).isEqualTo(20_000);
        } finally {
            benchmark.stop();
        }
    }

    @Test
    void handedOverCallsAllArrive() throws InterruptedException {
        HandOverBenchmark benchmark = new HandOverBenchmark();
        benchmark.start();
        try {
            assertThat(benchmark.queue()).isEqualTo(10_000);
        } finally {
            benchmark.stop();
        }
    }

    @Test
    void restartedTimersDoNotCome() {
        TimerRestartBenchmark benchmark = new TimerRestartBenchmark();
        benchmark.interval = 600_000;
        benchmark.start();
        try {
            assertThat(benchmark.restart()).isZero();
        } finally {
            benchmark.dispose();
        }
    }

    @Test
    void theBufferGivesBackWhatItGot() {
        RingBufferBenchmark benchmark = new RingBufferBenchmark();
        benchmark.bytes = 65_536;
        benchmark.fill();
        assertThat(benchmark.appendAndRead()).isEqualTo(65_536);
    }

    @Test
    void theStreamHoldsNumbersAndText() {
        DataStreamBenchmark benchmark = new DataStreamBenchmark();
        benchmark.open();
        assertThat(benchmark.writeNumbers()).isEqualTo(24);
        assertThat(benchmark.writeText()).isEqualTo(24 + 4 + 2 * 37);
        assertThat(benchmark.readText()).isEqualTo("You will be hungry again in one hour.");
    }

    @Test
    void wholeLinesAreRead() {
        LineReadingBenchmark benchmark = new LineReadingBenchmark();
        benchmark.open();
        for (int i = 0; i < 1000; i++) { // beyond the block in which they arrive
            assertThat(benchmark.intoArray()).isEqualTo(60);
        }
        assertThat(new String(benchmark.asNewArray(), StandardCharsets.US_ASCII))
                .isEqualTo(Lines.LINE);
    }
}
