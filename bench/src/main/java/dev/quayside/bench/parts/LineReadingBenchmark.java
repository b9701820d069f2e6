// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.bench.parts;

import dev.quayside.core.QIODeviceBase.OpenModeFlag;
import java.util.EnumSet;
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

/** Lines of 60 bytes off a sequential device, as a server of a line protocol reads them. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
@State(Scope.Thread)
public class LineReadingBenchmark {
    private final Lines device = new Lines();
    private final byte[] line = new byte[256];

    /** Opens the device. */
    @Setup
    public void open() {
        if (!device.open(EnumSet.of(OpenModeFlag.ReadOnly))) {
            throw new IllegalStateException(device.errorString());
        }
        device.peek(1); // something has arrived
    }

    /** Into an array of the caller, which allocates nothing. */
    @Benchmark
    public long intoArray() {
        device.canReadLine();
        return device.readLine(line, 0, line.length);
    }

    /** As a new array. */
    @Benchmark
    public byte[] asNewArray() {
        device.canReadLine();
        return device.readLine();
    }
}
