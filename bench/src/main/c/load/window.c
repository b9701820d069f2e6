// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
#include "load.h"

#include <stdio.h>
#include <unistd.h>

static struct {
    int measuring;
    uint64_t begin, end;
    uint64_t server_cpu, own_cpu;
    double machine_busy, machine_stolen;
    uint64_t operations, bytes, failures;
} window;

// What all processors did since the machine started, in seconds: worked, and were taken away by the host.
static void machine_times(double *busy, double *stolen) {
    unsigned long long user = 0, nice = 0, system = 0, idle = 0, waiting = 0, irq = 0, soft_irq = 0, steal = 0;
    FILE *f = fopen("/proc/stat", "r");
    if (f == NULL) {
        die("/proc/stat");
    }
    if (fscanf(f, "cpu %llu %llu %llu %llu %llu %llu %llu %llu", &user, &nice, &system, &idle, &waiting, &irq,
               &soft_irq, &steal) != 8) {
        die("/proc/stat");
    }
    fclose(f);
    double ticks = (double)sysconf(_SC_CLK_TCK);
    *busy = (double)(user + nice + system + irq + soft_irq) / ticks;
    *stolen = (double)steal / ticks;
}

void window_begin(void) {
    window.begin = now_ns() + (uint64_t)(opt.warm_up * 1e9);
}

static void start_measuring(void) {
    latency_clear();
    window.measuring = 1;
    window.operations = window.bytes = window.failures = 0;
    window.server_cpu = cpu_ns(opt.server_pid);
    window.own_cpu = cpu_ns(getpid());
    machine_times(&window.machine_busy, &window.machine_stolen);
    window.begin = now_ns();
    window.end = window.begin + (uint64_t)(opt.window * 1e9);
}

static void stop_measuring(void) {
    window.end = now_ns();
    window.server_cpu = cpu_ns(opt.server_pid) - window.server_cpu;
    window.own_cpu = cpu_ns(getpid()) - window.own_cpu;
    double busy, stolen;
    machine_times(&busy, &stolen);
    window.machine_busy = busy - window.machine_busy;
    window.machine_stolen = stolen - window.machine_stolen;
}

int window_is_over(void) {
    uint64_t now = now_ns();
    if (!window.measuring && now >= window.begin) {
        start_measuring();
    } else if (window.measuring && now >= window.end) {
        stop_measuring();
        return 1;
    }
    return 0;
}

void count_operations(uint64_t n) {
    window.operations += n;
}

void count_bytes(uint64_t n) {
    window.bytes += n;
}

void count_failure(void) {
    window.failures++;
}

void window_report(const char *load) {
    double seconds = (double)(window.end - window.begin) / 1e9;
    printf("{\"load\":\"%s\",\"seconds\":%.6f,\"operations\":%llu,\"bytes\":%llu,\"failures\":%llu,"
           "\"serverCpuSeconds\":%.9f,\"ownCpuSeconds\":%.9f,"
           "\"machineBusySeconds\":%.2f,\"machineStolenSeconds\":%.2f,"
           "\"p50Micros\":%.2f,\"p99Micros\":%.2f,\"p999Micros\":%.2f}\n",
           load, seconds, (unsigned long long)window.operations, (unsigned long long)window.bytes,
           (unsigned long long)window.failures, (double)window.server_cpu / 1e9, (double)window.own_cpu / 1e9,
           window.machine_busy, window.machine_stolen, latency_percentile_us(0.5), latency_percentile_us(0.99),
           latency_percentile_us(0.999));
}
