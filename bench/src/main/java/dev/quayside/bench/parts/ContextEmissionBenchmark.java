// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.bench.parts;

import dev.quayside.core.QObject;
import dev.quayside.core.Signal0;
import dev.quayside.core.Signal1;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Emission to one slot with a context in the same thread, and with an argument. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
@State(Scope.Thread)
public class ContextEmissionBenchmark {
    private static final String ARGUMENT = "argument";

    private final Emitter emitter = new Emitter();
    private final QObject receiver = new QObject();
    private long calls;

    private static final class Emitter extends QObject {
        final Signal0 withContext = new Signal0(this);
        final Signal1<String> withArgument = new Signal1<>(this);
        final Signal1<String> withBoth = new Signal1<>(this);
    }

    /** Connects the slots. */
    @Setup
    public void connect() {
        emitter.withContext.connect(receiver, () -> calls++);
        emitter.withArgument.connect(argument -> calls += argument.length());
        emitter.withBoth.connect(receiver, argument -> calls += argument.length());
    }

    /** The slot runs at once, and sender() is the emitter. */
    @Benchmark
    public long context() {
        emitter.withContext.emit();
        return calls;
    }

    /** Without a context. */
    @Benchmark
    public long argument() {
        emitter.withArgument.emit(ARGUMENT);
        return calls;
    }

    /** With both. */
    @Benchmark
    public long contextAndArgument() {
        emitter.withBoth.emit(ARGUMENT);
        return calls;
    }
}
