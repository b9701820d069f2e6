// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.bench.parts;

import dev.quayside.core.QCoreApplication;
import dev.quayside.core.QTimer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Restarts of 100,000 live timers of one loop, which takes a turn after each batch: what a server
 * does that restarts a connection's idle timer at every message.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
@State(Scope.Thread)
public class TimerRestartBenchmark {
    private static final int TIMERS = 100_000;
    private static final int BATCH = 1000;

    /** With 2 s, what a restart puts off is paid within the run; with 30 s it is not. */
    @Param({"2000", "30000"})
    int interval;

    private final QTimer[] timers = new QTimer[TIMERS];
    private int next;
    private long timeouts;

    /** Starts the timers. */
    @Setup
    public void start() {
        for (int i = 0; i < TIMERS; i++) {
            timers[i] = new QTimer();
            timers[i].timeout.connect(() -> timeouts++);
            timers[i].start(interval);
        }
    }

    /** Ends them. */
    @TearDown
    public void dispose() {
        for (QTimer timer : timers) {
            timer.dispose();
        }
    }

    /** Restarts. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public long restart() {
        for (int i = 0; i < BATCH; i++) {
            timers[next].start();
            next = (next + 7919) % TIMERS; // a prime: every timer in turn, but not neighbours
        }
        QCoreApplication.processEvents();
        return timeouts;
    }
}
