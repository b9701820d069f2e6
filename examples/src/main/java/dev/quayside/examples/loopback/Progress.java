// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.examples.loopback;

import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A progress bar on the terminal; nothing where there is none. */
final class Progress {
    static final Progress NONE = new Progress(null);

    private static final int WIDTH = 79;
    private static final int UPDATE_MSECS = 50;
    private static final long MIB = 1024 * 1024;

    private final ProgressBar bar; // null where there is no terminal
    private boolean closed;

    private Progress(ProgressBar bar) {
        this.bar = bar;
    }

    static Progress onTerminal(long total) {
        return System.console() == null ? NONE : new Progress(bar(total));
    }

    private static ProgressBar bar(long total) {
        return new ProgressBarBuilder()
                .setTaskName("received")
                .setInitialMax(total)
                .setUnit(" MiB", MIB)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(UPDATE_MSECS)
                .setConsumer(new DelegatingProgressBarConsumer(Progress::show, WIDTH))
                .build();
    }

    private static void show(String line) {
        System.err.print("\r" + line);
    }

    void stepTo(long done) {
        if (bar != null) {
            bar.stepTo(done);
        }
    }

    /** Leaves the bar as it is, once. */
    void close() {
        if (bar != null && !closed) {
            closed = true;
            bar.close();
            System.err.println();
        }
    }
}
