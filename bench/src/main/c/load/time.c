// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
#define _GNU_SOURCE
#include "load.h"

#include <string.h>

static uint64_t in_ns(clockid_t clock) {
    struct timespec t;
    return clock_gettime(clock, &t) ? 0 : (uint64_t)t.tv_sec * 1000000000 + (uint64_t)t.tv_nsec;
}

uint64_t now_ns(void) {
    return in_ns(CLOCK_MONOTONIC);
}

// The clock of the process is exact; /proc/PID/stat counts in hundredths of a second.
uint64_t cpu_ns(long pid) {
    clockid_t clock;
    return clock_getcpuclockid((pid_t)pid, &clock) ? 0 : in_ns(clock);
}

// Latencies fall into steps of 1/64 to 1/32 of their size: exact enough, and no allocation.
enum { STEPS = 64, POWERS = 64 };

static uint64_t histogram[STEPS * POWERS];
static uint64_t total;

void latency_clear(void) {
    memset(histogram, 0, sizeof histogram);
    total = 0;
}

void latency_add(uint64_t ns) {
    int power = ns < STEPS ? 0 : 58 - __builtin_clzll(ns);  // ns >> power is below STEPS
    histogram[STEPS * power + (int)(ns >> power)]++;
    total++;
}

static double middle_of(int bucket) {
    int power = bucket / STEPS;
    uint64_t step = (uint64_t)(bucket % STEPS);
    return power == 0 ? (double)step : ((double)step + 0.5) * (double)(1ull << power);
}

double latency_percentile_us(double fraction) {
    uint64_t wanted = (uint64_t)((double)total * fraction);
    uint64_t passed = 0;
    for (int i = 0; i < STEPS * POWERS; i++) {
        passed += histogram[i];
        if (passed > wanted) {
            return middle_of(i) / 1000;
        }
    }
    return 0;
}
