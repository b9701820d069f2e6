// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.command;

import dev.quayside.core.QCoreApplication;
import dev.quayside.core.QEventLoop;
import dev.quayside.core.QTimer;
import dev.quayside.programs.command.CommandFailure;
import dev.quayside.programs.text.PlainText;
import dev.quayside.programs.text.Units;
import dev.quayside.torrent.engine.Torrent;
import dev.quayside.torrent.engine.TorrentEngine;
import java.io.PrintStream;

/** Runs a torrent until it has failed, is done, or the system asks the program to end. */
final class Runner {
    private static final int LEAVE_MSECS = 8_000;

    private final TorrentEngine engine;
    private final Torrent torrent;
    private final PrintStream out;
    private String failure;

    Runner(TorrentEngine engine, Torrent torrent, PrintStream out) {
        this.engine = engine;
        this.torrent = torrent;
        this.out = out;
    }

    /** Ends the run in good order. */
    void finish() {
        QCoreApplication.quit();
    }

    /** Starts the torrent and returns when it has ended. */
    void run() throws CommandFailure {
        ProgressLine progress = new ProgressLine(torrent, out);
        torrent.failed.connect(
                reason -> {
                    failure = reason;
                    QCoreApplication.quit();
                });
        torrent.seeding.connect(() -> progress.print(done()));
        QTimer.singleShot(0, torrent, torrent::start);
        QCoreApplication.exec();
        leave();
        if (failure != null) {
            throw new CommandFailure(PlainText.line(failure));
        }
    }

    private String done() {
        return "DONE "
                + PlainText.line(torrent.info().name())
                + " ("
                + Units.size(torrent.status().wanted())
                + ")";
    }

    /** Saves the state and tells the trackers, but does not wait for ever for them. */
    private void leave() {
        QEventLoop loop = new QEventLoop();
        engine.stopped.connect(loop::quit);
        QTimer.singleShot(LEAVE_MSECS, loop, loop::quit);
        QTimer.singleShot(0, engine, engine::stop);
        loop.exec();
        engine.dispose();
    }
}
