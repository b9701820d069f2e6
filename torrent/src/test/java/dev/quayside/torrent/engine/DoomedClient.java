// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.engine;

import dev.quayside.core.QCoreApplication;
import dev.quayside.core.QTimer;
import dev.quayside.torrent.metainfo.MetainfoParser;
import java.nio.file.Path;

/** A client in a process of its own that says what it gets, until it is killed or has all. */
final class DoomedClient {
    private DoomedClient() {}

    /** Takes a torrent file and a destination. */
    public static void main(String[] args) throws Exception {
        QCoreApplication.initialize();
        EngineSettings settings = SwarmFixture.settings();
        settings.saveMsecs = 0;
        TorrentEngine engine = new TorrentEngine(null, settings);
        Torrent torrent = engine.add(MetainfoParser.read(Path.of(args[0])), Path.of(args[1]));
        torrent.pieceCompleted.connect(piece -> System.out.println("piece " + piece));
        torrent.stateChanged.connect(
                state -> {
                    if (state == TorrentState.SEARCHING) {
                        torrent.pieces().stream().forEach(i -> System.out.println("has " + i));
                        System.out.println("ready");
                    }
                });
        torrent.seeding.connect(() -> System.out.println("all"));
        QTimer.singleShot(0, torrent, torrent::start);
        QCoreApplication.exec();
    }
}
