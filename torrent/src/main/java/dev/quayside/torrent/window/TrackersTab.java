// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.window;

import dev.quayside.programs.text.PlainText;
import dev.quayside.programs.text.Units;
import dev.quayside.torrent.session.TorrentDetails;
import dev.quayside.torrent.tracker.TrackerStatus;
import java.util.List;
import javax.swing.SwingConstants;

/** The trackers of a torrent. */
final class TrackersTab extends StripedTable {
    private static final long serialVersionUID = 1;

    private final RowsModel<TrackerStatus> model;

    TrackersTab() {
        this(
                new RowsModel<>(
                        List.of(
                                new RowsModel.Column<>("Tracker", t -> PlainText.line(t.address())),
                                new RowsModel.Column<>("Tier", t -> Integer.toString(t.tier() + 1)),
                                new RowsModel.Column<>("State", t -> state(t.state())),
                                new RowsModel.Column<>("Next announce", TrackersTab::next),
                                new RowsModel.Column<>("Seeds", t -> count(t.seeds())),
                                new RowsModel.Column<>("Peers", t -> count(t.leeches())),
                                new RowsModel.Column<>(
                                        "Message",
                                        t ->
                                                t.message() == null
                                                        ? ""
                                                        : PlainText.line(t.message())))));
    }

    private TrackersTab(RowsModel<TrackerStatus> model) {
        super("trackers", model);
        this.model = model;
        column(0, 280, null);
        column(1, 40, text(SwingConstants.CENTER));
        column(2, 90, null);
        column(3, 100, text(SwingConstants.TRAILING));
        column(4, 60, text(SwingConstants.TRAILING));
        column(5, 60, text(SwingConstants.TRAILING));
        column(6, 220, null);
    }

    private static String state(TrackerStatus.State state) {
        return switch (state) {
            case IDLE -> "Not asked";
            case ASKING -> "Asking";
            case WORKING -> "Working";
            case FAILED -> "Failed";
            case UNSUPPORTED -> "Not supported";
        };
    }

    private static String next(TrackerStatus tracker) {
        return tracker.nextSeconds() < 0 ? "" : "in " + Units.time(tracker.nextSeconds());
    }

    private static String count(int count) {
        return count < 0 ? "" : Integer.toString(count);
    }

    void show(TorrentDetails details) {
        model.show(details == null ? List.of() : details.trackers());
    }
}
