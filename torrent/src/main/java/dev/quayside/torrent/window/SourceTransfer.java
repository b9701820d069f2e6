// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.window;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import javax.swing.TransferHandler;

/** Takes torrent files and magnet links that are dropped or pasted. */
final class SourceTransfer extends TransferHandler {
    private static final long serialVersionUID = 1;

    private final transient Consumer<List<String>> opened;

    SourceTransfer(Consumer<List<String>> opened) {
        this.opened = opened;
    }

    @Override
    public boolean canImport(TransferSupport support) {
        if (!TorrentSources.isPossible(support.getDataFlavors())) {
            return false;
        }
        if (support.isDrop() && (support.getSourceDropActions() & COPY) != 0) {
            support.setDropAction(COPY);
        }
        return true;
    }

    @Override
    public boolean importData(TransferSupport support) {
        if (!canImport(support)) {
            return false;
        }
        try {
            List<String> sources = TorrentSources.of(support.getTransferable());
            opened.accept(sources);
            return !sources.isEmpty();
        } catch (IOException e) {
            return false; // who gave it has taken it back
        }
    }
}
