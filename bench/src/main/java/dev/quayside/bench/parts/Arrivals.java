// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.bench.parts;

/** Counts calls in one thread, while another waits for them without sleeping. */
final class Arrivals {
    private volatile long arrived;
    private long awaited;

    /** Called by one thread only. */
    void count() {
        arrived++;
    }

    /** Waits for so many more calls than were waited for before. */
    long await(long more) {
        awaited += more;
        while (arrived < awaited) {
            Thread.onSpinWait();
        }
        return arrived;
    }
}
