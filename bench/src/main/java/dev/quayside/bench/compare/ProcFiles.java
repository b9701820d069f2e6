// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.bench.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** What Linux says in /proc of processes and of the machine. */
final class ProcFiles {
    /** CPU time since the machine started, in ticks of all its processors. */
    record MachineTimes(long busy, long all) {
        /** The part of the time since then in which the machine was busy, of all processors. */
        double busyShareSince(MachineTimes before) {
            long ticks = all - before.all;
            return ticks == 0 ? 0 : (double) (busy - before.busy) / ticks;
        }
    }

    private static final int IDLE = 3;
    private static final int WAITING = 4;
    private static final int FIELDS = 8;

    private ProcFiles() {}

    static MachineTimes machineTimes() throws IOException {
        return parseMachineTimes(Files.readString(Path.of("/proc/stat")));
    }

    /** The first line: cpu, then user, nice, system, idle, waiting, irq, soft irq, stolen. */
    static MachineTimes parseMachineTimes(String stat) {
        String[] words = stat.lines().findFirst().orElse("").split(" +");
        if (!words[0].equals("cpu") || words.length <= FIELDS) {
            throw new IllegalArgumentException("not /proc/stat: " + stat);
        }
        long[] ticks = Arrays.stream(words, 1, FIELDS + 1).mapToLong(Long::parseLong).toArray();
        long all = Arrays.stream(ticks).sum();
        return new MachineTimes(all - ticks[IDLE] - ticks[WAITING], all);
    }

    /** Memory of a process that is in RAM, in bytes. */
    static long residentBytes(long pid) throws IOException {
        return parseResidentBytes(Files.readString(Path.of("/proc/" + pid + "/status")));
    }

    static long parseResidentBytes(String status) {
        return status.lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .map(line -> line.replaceAll("\\D", ""))
                .mapToLong(kibibytes -> Long.parseLong(kibibytes) * 1024)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no VmRSS: " + status));
    }
}
