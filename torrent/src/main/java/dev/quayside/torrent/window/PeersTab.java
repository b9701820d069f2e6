// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.window;

import dev.quayside.programs.text.PlainText;
import dev.quayside.programs.text.Units;
import dev.quayside.torrent.engine.PeerStatus;
import dev.quayside.torrent.session.TorrentDetails;
import java.awt.event.MouseEvent;
import java.util.List;
import javax.swing.SwingConstants;

/** The peers of a torrent. */
final class PeersTab extends StripedTable {
    private static final long serialVersionUID = 1;
    private static final int FLAGS = 2;
    private static final String FLAGS_TIP =
            "D: it sends to us; d: it would, but it chokes us; U: we send to it; u: we would, but we"
                    + " choke it; K: it would send, but has nothing that we want; ?: we would send,"
                    + " but it wants nothing; E: obfuscated; I: it has called us";

    private final RowsModel<Row> model;

    /** A peer, and how many pieces there are in all. */
    private record Row(PeerStatus peer, int pieces) {
        String client() {
            return peer.client() == null ? "" : PlainText.line(peer.client());
        }

        ProgressCell.Progress progress() {
            double share = pieces == 0 ? 0 : Math.min(1, (double) peer.pieces() / pieces);
            return new ProgressCell.Progress(share, share >= 1 ? Colours.done() : Colours.accent());
        }
    }

    PeersTab() {
        this(
                new RowsModel<>(
                        List.of(
                                new RowsModel.Column<>("Address", row -> row.peer.address()),
                                new RowsModel.Column<>("Client", Row::client),
                                new RowsModel.Column<>("Flags", row -> row.peer.flags()),
                                new RowsModel.Column<>("Progress", Row::progress),
                                new RowsModel.Column<>("Down rate", r -> rate(r.peer.downRate())),
                                new RowsModel.Column<>("Up rate", r -> rate(r.peer.upRate())),
                                new RowsModel.Column<>(
                                        "Downloaded", r -> Units.size(r.peer.downloaded())),
                                new RowsModel.Column<>(
                                        "Uploaded", r -> Units.size(r.peer.uploaded())))));
    }

    private PeersTab(RowsModel<Row> model) {
        super("peers", model);
        this.model = model;
        column(0, 170, null);
        column(1, 150, null);
        column(FLAGS, 60, text(SwingConstants.CENTER));
        column(3, 120, new ProgressCell());
        for (int i = 4; i < model.getColumnCount(); i++) {
            column(i, 90, text(SwingConstants.TRAILING));
        }
    }

    void show(TorrentDetails details) {
        if (details == null) {
            model.show(List.of());
            return;
        }
        int pieces = details.pieces().size();
        model.show(details.peers().stream().map(peer -> new Row(peer, pieces)).toList());
    }

    @Override
    public String getToolTipText(MouseEvent event) {
        return columnAtPoint(event.getPoint()) == FLAGS ? FLAGS_TIP : null;
    }
}
