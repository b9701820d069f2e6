// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.examples.loopback;

import dev.quayside.core.QCoreApplication;
import dev.quayside.core.QElapsedTimer;
import dev.quayside.core.QObject;
import dev.quayside.core.QTimer;
import dev.quayside.core.Qt;
import dev.quayside.programs.command.CommandFailure;
import dev.quayside.programs.command.WindowOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code quayside loopback}. */
@Command(
        name = "loopback",
        description = {
            "Sends 50 MiB from a client to a server in the same program.",
            "Without a window it prints how long that took."
        })
public final class LoopbackCommand implements Callable<Integer> {
    @Option(
            names = "--count",
            paramLabel = "N",
            description = "Do it so many times, one after another, without a window.")
    private Integer count;

    @Mixin private WindowOptions window;

    @Spec private CommandSpec spec;

    private final QElapsedTimer clock = new QElapsedTimer();
    private Progress progress = Progress.NONE;
    private int left;
    private String failure = "interrupted";

    /** Made by the option parser. */
    public LoopbackCommand() {}

    @Override
    public Integer call() throws CommandFailure {
        if (count != null && count <= 0) {
            throw new ParameterException(spec.commandLine(), "--count: at least 1");
        }
        if (count == null && window.hasWindow()) {
            return window.run(LoopbackCommand::open);
        }
        return run(count == null ? 1 : count);
    }

    private static void open(QObject application) {
        Loopback loopback = new Loopback();
        loopback.setParent(application);
        new LoopbackPanel(loopback).open();
    }

    private int run(int times) throws CommandFailure {
        QCoreApplication.initialize();
        Loopback loopback = new Loopback();
        left = times;
        loopback.received.connect(bytes -> progress.stepTo(bytes));
        // Queued: the next run does not start within the signal that ends this one.
        loopback.finished.connect(
                loopback, () -> report(loopback), Qt.ConnectionType.QueuedConnection);
        loopback.failed.connect(this::giveUp);
        QTimer.singleShot(0, () -> start(loopback));
        QCoreApplication.exec();
        progress.close();
        if (left > 0) {
            throw new CommandFailure(failure);
        }
        return 0;
    }

    private void start(Loopback loopback) {
        clock.start();
        progress = Progress.onTerminal(Loopback.TOTAL_BYTES);
        if (!loopback.start()) {
            giveUp("cannot listen: " + loopback.errorString());
        }
    }

    private void report(Loopback loopback) {
        long msecs = clock.elapsed();
        progress.close();
        System.out.println("50 MiB in " + msecs + " ms");
        left--;
        if (left == 0) {
            QCoreApplication.quit();
        } else {
            start(loopback);
        }
    }

    private void giveUp(String reason) {
        failure = reason;
        QCoreApplication.quit();
    }
}
