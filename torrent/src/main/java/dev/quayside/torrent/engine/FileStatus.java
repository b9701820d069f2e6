// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.engine;

import dev.quayside.torrent.metainfo.TorrentFile;

/**
 * How a file of a torrent is doing, at one moment.
 *
 * @param file what it is; a pad file is nothing to be shown
 * @param complete how many of its bytes are there, in pieces that were checked
 * @param priority how much it is wanted
 */
public record FileStatus(TorrentFile file, long complete, FilePriority priority) {
    /**
     * Tells whether all of it is there.
     *
     * @return true for an empty file too
     */
    public boolean isComplete() {
        return complete == file.length();
    }
}
