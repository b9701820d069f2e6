// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.bench.compare;

/**
 * What {@code jcmd PID GC.class_histogram} prints: the objects that are alive after a collection.
 */
final class ClassHistogram {
    private ClassHistogram() {}

    /** The bytes of all of them: its last line is {@code Total OBJECTS BYTES}. */
    static long liveBytes(String printed) {
        return printed.lines()
                .filter(line -> line.startsWith("Total "))
                .map(line -> line.trim().split(" +"))
                .mapToLong(words -> Long.parseLong(words[2]))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no total: " + printed));
    }
}
