// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.session;

import dev.quayside.core.QCoreApplication;
import dev.quayside.core.QTimer;
import dev.quayside.torrent.engine.EngineSettings;
import dev.quayside.torrent.metainfo.MetainfoParser;
import java.nio.file.Path;
import java.util.List;

/**
 * A session that changes a setting again and again, as a program to be killed. It prints {@code
 * saved N} when the first N changes are on the disk, and {@code done BYTES} for what is there of
 * its torrent.
 */
final class RestlessSession {
    private static final int PAUSE_MSECS = 3;

    private final Session session;
    private int changes;

    private RestlessSession(Path settings) throws SettingsException {
        SettingsFile file = SettingsFile.open(settings);
        changes = Integer.parseInt(file.settings().look().getOrDefault("changes", "0"));
        session = new Session(file, new EngineSettings().setPort(0).setMemory(256, 16));
    }

    public static void main(String[] args) throws Exception {
        QCoreApplication.initialize();
        Path settings = Path.of(args[0]);
        new RestlessSession(settings).run(Path.of(args[1]), Path.of(args[2]));
        QCoreApplication.exec();
    }

    private void run(Path torrent, Path destination) throws Exception {
        session.saved.connect(() -> System.out.println("saved " + changes));
        session.changed.connect(this::print);
        session.problem.connect(text -> System.out.println("problem " + text));
        NewTorrent fresh = NewTorrent.of(MetainfoParser.read(torrent), destination, List.of());
        session.open();
        if (changes == 0) {
            session.add(fresh);
        }
        QTimer timer = new QTimer(session);
        timer.timeout.connect(this::change);
        timer.start(PAUSE_MSECS);
    }

    private void change() {
        changes++;
        session.remember("changes", Integer.toString(changes));
        session.setLimits(0, 1024L * changes);
        session.watch(null); // which tells how it is doing
    }

    private void print(SessionSnapshot snapshot) {
        for (TorrentSnapshot torrent : snapshot.torrents()) {
            switch (torrent.state()) {
                case PREPARING, IDLE -> {
                    // it does not know yet
                }
                default -> System.out.println("done " + torrent.done());
            }
        }
    }
}
