// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.bench.parts;

import dev.quayside.core.QBuffer;
import dev.quayside.core.QDataStream;
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
import org.openjdk.jmh.infra.Blackhole;

/** A record of numbers and texts through a data stream, into a buffer and out of it. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
@State(Scope.Thread)
public class DataStreamBenchmark {
    private static final String TEXT = "You will be hungry again in one hour.";

    private final QBuffer buffer = new QBuffer();
    private final QDataStream stream = new QDataStream(buffer);

    /** Opens the buffer, and writes what is read later. */
    @Setup
    public void open() {
        if (!buffer.open(EnumSet.of(OpenModeFlag.ReadWrite))) {
            throw new IllegalStateException(buffer.errorString());
        }
        writeNumbers();
        stream.writeQString(TEXT);
    }

    /** Four numbers, 24 bytes. */
    @Benchmark
    public long writeNumbers() {
        buffer.seek(0);
        stream.writeInt32(1).writeInt64(2).writeDouble(3).writeUInt32(4);
        return buffer.pos();
    }

    /** The same numbers back. */
    @Benchmark
    public void readNumbers(Blackhole sink) {
        buffer.seek(0);
        sink.consume(stream.readInt32());
        sink.consume(stream.readInt64());
        sink.consume(stream.readDouble());
        sink.consume(stream.readUInt32());
    }

    /** A text of 37 characters. */
    @Benchmark
    public long writeText() {
        buffer.seek(24);
        stream.writeQString(TEXT);
        return buffer.pos();
    }

    /** The same text back. */
    @Benchmark
    public String readText() {
        buffer.seek(24);
        return stream.readQString();
    }
}
