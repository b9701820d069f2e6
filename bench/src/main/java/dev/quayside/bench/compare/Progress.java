// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.bench.compare;

import java.io.PrintWriter;

/** Tells the user how far it is. */
final class Progress {
    private final PrintWriter out;
    private final long begin = System.nanoTime();

    Progress(PrintWriter out) {
        this.out = out;
    }

    void say(String what) {
        out.printf("%5.0f s  %s%n", (System.nanoTime() - begin) / 1e9, what);
        out.flush();
    }
}
