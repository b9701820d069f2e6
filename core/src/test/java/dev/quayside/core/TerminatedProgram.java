// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import java.io.PrintStream;

/**
 * The program that {@link TerminationSignalsTest} starts and ends with a signal: a main loop that
 * only a signal ends.
 */
final class TerminatedProgram {
    private TerminatedProgram() {}

    /** With the argument "stubborn", it does not come to its end when it is told to. */
    public static void main(String[] args) {
        PrintStream out = System.out;
        QCoreApplication app = QCoreApplication.initialize(args);
        app.aboutToQuit.connect(
                () -> {
                    out.println("aboutToQuit");
                    if (args.length > 0) {
                        new QEventLoop().processEvents(); // still works
                        Thread.currentThread().join(); // for ever
                    }
                });
        QTimer.singleShot(0, () -> out.println("looping"));
        int code = QCoreApplication.exec();
        out.println("exec " + code);
        System.exit(7);
    }
}
