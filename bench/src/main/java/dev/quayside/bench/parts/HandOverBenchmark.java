// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.bench.parts;

import dev.quayside.core.Slot0;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What {@link QueuedCallBenchmark} does, with nothing but a queue and a thread that polls it. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
@State(Scope.Thread)
public class HandOverBenchmark {
    private static final int BATCH = 10_000;

    private final ConcurrentLinkedQueue<Slot0> queue = new ConcurrentLinkedQueue<>();
    private final Thread thread = new Thread(this::poll, "poller");
    private final Arrivals arrivals = new Arrivals();
    private final Slot0 call = arrivals::count;
    private volatile boolean ended;

    /** Starts the thread that is called. */
    @Setup
    public void start() {
        thread.start();
    }

    /** Ends it. */
    @TearDown
    public void stop() throws InterruptedException {
        ended = true;
        thread.join();
    }

    private void poll() {
        while (!ended) {
            Slot0 next = queue.poll();
            if (next == null) {
                Thread.onSpinWait();
            } else {
                run(next);
            }
        }
    }

    private static void run(Slot0 slot) {
        try {
            slot.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** A call through the queue. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public long queue() {
        for (int i = 0; i < BATCH; i++) {
            queue.add(call);
        }
        return arrivals.await(BATCH);
    }
}
