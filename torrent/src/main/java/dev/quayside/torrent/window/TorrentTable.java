// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.window;

import dev.quayside.programs.text.PlainText;
import dev.quayside.torrent.metainfo.InfoHash;
import dev.quayside.torrent.session.TorrentSnapshot;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.event.MouseEvent;
import java.util.List;
import javax.swing.ListSelectionModel;
import javax.swing.SwingConstants;

/** The torrents, one of which may be selected. */
final class TorrentTable extends StripedTable {
    private static final long serialVersionUID = 1;
    private static final String HINT =
            "Drop torrent files or magnet links here, or press Ctrl-O or Ctrl-M";

    private final TorrentTableModel model;
    private transient InfoHash selected;
    private boolean restoring;

    TorrentTable(TorrentTableModel model) {
        super("torrents", model);
        this.model = model;
        setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
        column(0, 260, null);
        column(1, 90, text(SwingConstants.CENTER));
        column(2, 160, new ProgressCell());
        column(3, 100, text(SwingConstants.TRAILING));
        column(4, 100, text(SwingConstants.TRAILING));
        column(5, 180, null);
        getAccessibleContext().setAccessibleName("Torrents");
        getSelectionModel().addListSelectionListener(e -> remember());
    }

    private void remember() {
        if (!restoring) {
            int row = getSelectedRow();
            selected = row < 0 ? null : model.row(row).hash();
        }
    }

    /** Shows torrents; the same one stays selected, wherever it is now. */
    void show(List<TorrentSnapshot> torrents) {
        restoring = true;
        boolean moved = model.update(torrents);
        restoring = false;
        if (moved) {
            int row = selected == null ? -1 : model.rowOf(selected);
            if (row >= 0) {
                setRowSelectionInterval(row, row);
            } else {
                clearSelection();
                selected = null;
            }
        }
    }

    void select(InfoHash hash) {
        int row = model.rowOf(hash);
        if (row >= 0) {
            setRowSelectionInterval(row, row);
            scrollRectToVisible(getCellRect(row, 0, true));
        }
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        super.paintComponent(graphics);
        if (getRowCount() == 0) {
            Graphics2D g = Painting.begin(graphics);
            g.setColor(Colours.mix(getBackground(), getForeground(), 0.5));
            int width = g.getFontMetrics().stringWidth(HINT);
            g.drawString(HINT, (getWidth() - width) / 2, getHeight() / 2);
            g.dispose();
        }
    }

    /** The selected torrent; null if none is. */
    TorrentSnapshot selected() {
        int row = getSelectedRow();
        return row < 0 || row >= model.getRowCount() ? null : model.row(row);
    }

    @Override
    public String getToolTipText(MouseEvent event) {
        int row = rowAtPoint(event.getPoint());
        return row < 0 ? null : tip(model.row(row));
    }

    private static String tip(TorrentSnapshot torrent) {
        String tip =
                "Torrent: "
                        + torrent.name()
                        + ", destination: "
                        + torrent.destination()
                        + ", state: "
                        + torrent.text();
        boolean more = torrent.error() != null && !torrent.text().contains(torrent.error());
        return PlainText.line(more ? tip + " (" + torrent.error() + ")" : tip);
    }
}
