// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.window;

import dev.quayside.torrent.engine.FilePriority;
import dev.quayside.torrent.metainfo.InfoHash;
import dev.quayside.torrent.session.TorrentDetails;
import java.awt.Component;
import java.util.List;
import java.util.function.BiConsumer;
import javax.swing.BorderFactory;
import javax.swing.JScrollPane;
import javax.swing.JTabbedPane;

/** More about the selected torrent. */
final class DetailsPane extends JTabbedPane {
    private static final long serialVersionUID = 1;

    private final FilesTab files;
    private final PeersTab peers = new PeersTab();
    private final TrackersTab trackers = new TrackersTab();
    private final PieceMap pieces = new PieceMap();
    private final RateGraph rates = new RateGraph();

    /** Makes one that tells which priorities the user has chosen. */
    DetailsPane(BiConsumer<InfoHash, List<FilePriority>> prioritiesChosen) {
        files = new FilesTab(prioritiesChosen);
        setName("details");
        add("Files", 'i', scrolled(files));
        add("Peers", 'P', scrolled(peers));
        add("Trackers", 'T', scrolled(trackers));
        add("Pieces", 'c', pieces);
        add("Speed", 'S', rates);
    }

    private void add(String title, char mnemonic, Component tab) {
        addTab(title, tab);
        int index = getTabCount() - 1;
        setMnemonicAt(index, Character.toUpperCase(mnemonic));
        setDisplayedMnemonicIndexAt(index, title.indexOf(mnemonic));
    }

    private static JScrollPane scrolled(Component component) {
        JScrollPane pane = new JScrollPane(component);
        pane.setBorder(BorderFactory.createEmptyBorder());
        return pane;
    }

    /** Shows a torrent; null for none. */
    void show(TorrentDetails details, RateHistory.Series series) {
        files.show(details);
        peers.show(details);
        trackers.show(details);
        pieces.show(details);
        rates.show(series);
    }
}
