// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.bench.parts;

import dev.quayside.core.QObject;
import dev.quayside.core.Signal0;
import dev.quayside.core.Slot0;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.CompilerControl;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Emission to direct slots, against calls of the same slots in a loop. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
@State(Scope.Thread)
public class EmissionBenchmark {
    private static final int TRAINING = 20_000;

    @Param({"0", "1", "2", "8"})
    int slots;

    /** With 1 the JVM inlines the slot; with 4 it cannot, as in most programs. */
    @Param({"1", "4"})
    int kinds;

    private final Slots counting = new Slots();
    private final Emitter emitter = new Emitter();
    private Slot0[] called;

    private static final class Emitter extends QObject {
        final Signal0 signal = new Signal0(this);
    }

    /** Connects the slots, after the JVM has seen as many kinds of them as asked for. */
    @Setup
    public void connect() throws Exception {
        for (int i = 0; i < kinds; i++) {
            train(counting.slot(i, kinds));
        }
        called = new Slot0[slots];
        for (int i = 0; i < slots; i++) {
            called[i] = counting.slot(i, kinds);
            emitter.signal.connect(called[i]);
        }
    }

    private void train(Slot0 slot) throws Exception {
        called = new Slot0[] {slot};
        emitter.signal.connect(slot);
        for (int i = 0; i < TRAINING; i++) {
            callAll();
            emitter.signal.emit();
        }
        emitter.signal.disconnect(slot);
    }

    /** The signal. */
    @Benchmark
    public long emission() {
        emitter.signal.emit();
        return counting.calls();
    }

    /** The call itself. */
    @Benchmark
    public long interfaceCall() throws Exception {
        callAll();
        return counting.calls();
    }

    @CompilerControl(CompilerControl.Mode.INLINE)
    private void callAll() throws Exception {
        for (Slot0 slot : called) {
            slot.call();
        }
    }
}
