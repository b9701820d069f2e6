// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.window;

import dev.quayside.programs.text.PlainText;
import dev.quayside.programs.text.Units;
import dev.quayside.torrent.engine.TorrentState;
import dev.quayside.torrent.metainfo.InfoHash;
import dev.quayside.torrent.session.TorrentSnapshot;
import java.awt.Color;
import java.util.List;

/** The torrents as rows. */
final class TorrentTableModel extends RowsModel<TorrentSnapshot> {
    private static final long serialVersionUID = 1;

    TorrentTableModel() {
        super(
                List.of(
                        new Column<>("Torrent", t -> PlainText.line(t.name())),
                        new Column<>("Peers/Seeds", t -> t.peers() + "/" + t.seeds()),
                        new Column<>("Progress", TorrentTableModel::progress),
                        new Column<>("Down rate", t -> StripedTable.rate(t.downRate())),
                        new Column<>("Up rate", t -> StripedTable.rate(t.upRate())),
                        new Column<>("Status", TorrentTableModel::status)));
    }

    /** Shows these; returns whether the rows are other torrents than before. */
    boolean update(List<TorrentSnapshot> now) {
        boolean same = hashes(now).equals(hashes(rows()));
        replace(now);
        if (!same) {
            fireTableDataChanged();
        } else if (!now.isEmpty()) {
            fireTableRowsUpdated(0, now.size() - 1);
        }
        return !same;
    }

    private static List<InfoHash> hashes(List<TorrentSnapshot> all) {
        return all.stream().map(TorrentSnapshot::hash).toList();
    }

    /** The row of a torrent, or -1. */
    int rowOf(InfoHash hash) {
        return hashes(rows()).indexOf(hash);
    }

    private static ProgressCell.Progress progress(TorrentSnapshot torrent) {
        return new ProgressCell.Progress(torrent.progress(), colour(torrent));
    }

    private static Color colour(TorrentSnapshot torrent) {
        return switch (torrent.state()) {
            case FAILED -> Colours.failed();
            case IDLE, PAUSED, STOPPING -> Color.GRAY;
            case SEEDING -> Colours.done();
            default -> Colours.accent();
        };
    }

    private static String status(TorrentSnapshot torrent) {
        boolean hasEnd =
                torrent.state() == TorrentState.DOWNLOADING
                        && torrent.secondsLeft() > 0
                        && torrent.secondsLeft() < 100L * 3600;
        return hasEnd
                ? torrent.text() + ", " + Units.time(torrent.secondsLeft()) + " left"
                : PlainText.line(torrent.text());
    }
}
