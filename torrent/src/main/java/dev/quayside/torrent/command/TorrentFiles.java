// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.command;

import dev.quayside.programs.command.CommandFailure;
import dev.quayside.torrent.metainfo.Metainfo;
import dev.quayside.torrent.metainfo.MetainfoParser;
import dev.quayside.torrent.storage.DiskProblem;
import java.io.IOException;
import java.nio.file.Path;

/** Reads torrent files for commands. */
final class TorrentFiles {
    private TorrentFiles() {}

    static Metainfo read(Path file) throws CommandFailure {
        try {
            return MetainfoParser.read(file);
        } catch (IOException e) {
            throw new CommandFailure("cannot read " + file + ": " + reason(e));
        }
    }

    static String reason(IOException e) {
        return DiskProblem.reason(e);
    }
}
