// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.bench.compare;

import dev.quayside.bench.compare.ProcFiles.MachineTimes;
import java.io.IOException;

/** Waits until nothing much runs on the machine, but not for ever. */
final class Quiet {
    private static final double BUSY_SHARE = 0.08;
    private static final long STEP_MILLIS = 150;
    private static final int MAX_STEPS = 20;

    private Quiet() {}

    static void await() throws IOException, InterruptedException {
        MachineTimes before = ProcFiles.machineTimes();
        for (int i = 0; i < MAX_STEPS; i++) {
            Thread.sleep(STEP_MILLIS); // the time over which the machine is looked at
            MachineTimes now = ProcFiles.machineTimes();
            if (now.busyShareSince(before) < BUSY_SHARE) {
                return;
            }
            before = now;
        }
    }
}
