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
import javax.swing.table.AbstractTableModel;

/** The torrents as rows. */
final class TorrentTableModel extends AbstractTableModel {
    private static final long serialVersionUID = 1;
    private static final String[] COLUMNS = {
        "Torrent", "Peers/Seeds", "Progress", "Down rate", "Up rate", "Status"
    };

    private transient List<TorrentSnapshot> torrents = List.of();

    /** Shows these; returns whether the rows are other torrents than before. */
    boolean show(List<TorrentSnapshot> now) {
        boolean same = hashes(now).equals(hashes(torrents));
        torrents = now;
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

    TorrentSnapshot torrent(int row) {
        return torrents.get(row);
    }

    /** The row of a torrent, or -1. */
    int row(InfoHash hash) {
        return hashes(torrents).indexOf(hash);
    }

    @Override
    public int getRowCount() {
        return torrents.size();
    }

    @Override
    public int getColumnCount() {
        return COLUMNS.length;
    }

    @Override
    public String getColumnName(int column) {
        return COLUMNS[column];
    }

    @Override
    public Object getValueAt(int row, int column) {
        TorrentSnapshot torrent = torrents.get(row);
        return switch (column) {
            case 0 -> PlainText.line(torrent.name());
            case 1 -> torrent.peers() + "/" + torrent.seeds();
            case 2 -> new ProgressCell.Progress(torrent.progress(), colour(torrent));
            case 3 -> rate(torrent.downRate());
            case 4 -> rate(torrent.upRate());
            default -> status(torrent);
        };
    }

    private static String rate(long rate) {
        return rate == 0 ? "" : Units.size(rate) + "/s";
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
