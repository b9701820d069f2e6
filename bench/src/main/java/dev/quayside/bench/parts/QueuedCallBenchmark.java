// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.bench.parts;

import dev.quayside.core.QObject;
import dev.quayside.core.QThread;
import dev.quayside.core.Qt;
import dev.quayside.core.Signal0;
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

/**
 * Calls from one thread into the loop of another: how long a batch takes until its last call has
 * run, for each call. {@link HandOverBenchmark} is the same with a bare queue.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
@State(Scope.Thread)
public class QueuedCallBenchmark {
    private static final int BATCH = 10_000;

    private final QThread thread = new QThread();
    private final QObject receiver = new QObject();
    private final Emitter emitter = new Emitter();
    private final Arrivals arrivals = new Arrivals();

    private static final class Emitter extends QObject {
        final Signal0 signal = new Signal0(this);
    }

    /** Starts the thread that is called. */
    @Setup
    public void start() {
        receiver.moveToThread(thread);
        emitter.signal.connect(receiver, arrivals::count, Qt.ConnectionType.QueuedConnection);
        thread.start();
    }

    /** Ends it. */
    @TearDown
    public void stop() {
        thread.quit();
        if (!thread.wait(10_000)) {
            throw new IllegalStateException("The thread does not end");
        }
    }

    /** A queued signal. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public long signal() {
        for (int i = 0; i < BATCH; i++) {
            emitter.signal.emit();
        }
        return arrivals.await(BATCH);
    }
}
