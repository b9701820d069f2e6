// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.engine;

import java.util.Arrays;

/** Measures how many bytes a second pass, as the mean of the last ten seconds. */
final class RateMeter {
    private static final int SECONDS = 10;

    private final long[] buckets = new long[SECONDS];
    private final long start;
    private long second;
    private long total;

    /** Starts at a time in milliseconds. */
    RateMeter(long now) {
        start = now;
        second = now / 1000;
    }

    void add(long now, long bytes) {
        advance(now);
        buckets[(int) (second % SECONDS)] += bytes;
        total += bytes;
    }

    /** All bytes since the start. */
    long total() {
        return total;
    }

    /** Bytes a second. */
    long rate(long now) {
        advance(now);
        long sum = 0;
        for (long bucket : buckets) {
            sum += bucket;
        }
        long span = Math.min(Math.max(now - start, 1000), 1000L * (SECONDS - 1) + now % 1000);
        return sum * 1000 / span;
    }

    private void advance(long now) {
        long to = now / 1000;
        if (to - second >= SECONDS) {
            Arrays.fill(buckets, 0);
            second = to;
        }
        while (second < to) {
            second++;
            buckets[(int) (second % SECONDS)] = 0;
        }
    }
}
