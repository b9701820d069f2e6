// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.window;

import dev.quayside.torrent.metainfo.Metainfo;
import dev.quayside.torrent.metainfo.MetainfoParser;
import dev.quayside.torrent.storage.DiskProblem;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** A torrent file that the user has named: it can be read, or there is a reason why not. */
record TorrentText(Metainfo meta, String problem) {
    static TorrentText read(String path) {
        if (path.isBlank()) {
            return new TorrentText(null, "");
        }
        try {
            return new TorrentText(MetainfoParser.read(Path.of(path.strip())), "");
        } catch (IOException e) {
            return new TorrentText(null, "Cannot read it: " + DiskProblem.reason(e));
        } catch (InvalidPathException e) {
            return new TorrentText(null, "This is not a path");
        }
    }
}
