// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.bench.parts;

import dev.quayside.core.internal.RingBuffer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Bytes into a buffer and out again, against a plain copy of the same bytes. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
@State(Scope.Thread)
public class RingBufferBenchmark {
    @Param({"64", "4096", "65536"})
    int bytes;

    private final RingBuffer buffer = new RingBuffer();
    private byte[] from;
    private byte[] to;

    /** Makes the arrays. */
    @Setup
    public void fill() {
        from = new byte[bytes];
        to = new byte[bytes];
    }

    /** In and out of an empty buffer, which takes its memory from the pool each time. */
    @Benchmark
    public int appendAndRead() {
        buffer.append(from, 0, bytes);
        return buffer.read(to, 0, bytes);
    }

    /** Two copies, which are the least that it takes. */
    @Benchmark
    public byte[] twoCopies() {
        System.arraycopy(from, 0, to, 0, bytes);
        System.arraycopy(to, 0, from, 0, bytes);
        return from;
    }
}
