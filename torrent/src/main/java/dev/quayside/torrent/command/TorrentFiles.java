// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.command;

import dev.quayside.programs.command.CommandFailure;
import dev.quayside.torrent.metainfo.Metainfo;
import dev.quayside.torrent.metainfo.MetainfoParser;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
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
        if (e instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (e instanceof AccessDeniedException) {
            return "no permission";
        }
        if (e instanceof FileSystemException f && f.getReason() != null) {
            return f.getReason();
        }
        return e.getMessage();
    }
}
