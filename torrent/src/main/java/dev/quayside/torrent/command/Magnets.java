// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.command;

import dev.quayside.core.QCoreApplication;
import dev.quayside.core.QTimer;
import dev.quayside.programs.command.CommandFailure;
import dev.quayside.programs.text.PlainText;
import dev.quayside.torrent.engine.MetadataFetch;
import dev.quayside.torrent.engine.TorrentEngine;
import dev.quayside.torrent.metainfo.MagnetLink;
import dev.quayside.torrent.metainfo.Metainfo;
import java.io.PrintStream;

/** Turns magnet links into torrents for commands. */
final class Magnets {
    private static final class Outcome {
        Metainfo meta;
        String failure = "interrupted";
    }

    private Magnets() {}

    /** Runs the main loop until the torrent is known. */
    static Metainfo resolve(TorrentEngine engine, MagnetLink link, PrintStream out)
            throws CommandFailure {
        Outcome outcome = new Outcome();
        MetadataFetch fetch = engine.fetch(link);
        fetch.found.connect(
                meta -> {
                    outcome.meta = meta;
                    QCoreApplication.quit();
                });
        fetch.failed.connect(
                reason -> {
                    outcome.failure = reason;
                    QCoreApplication.quit();
                });
        out.println("Fetching what the link is about");
        QTimer.singleShot(0, fetch, fetch::start);
        QCoreApplication.exec();
        if (outcome.meta == null) {
            engine.dispose();
            throw new CommandFailure(PlainText.line(outcome.failure));
        }
        out.println(PlainText.line(outcome.meta.info().name()));
        return outcome.meta;
    }
}
