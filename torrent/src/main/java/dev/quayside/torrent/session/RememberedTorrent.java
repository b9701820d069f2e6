// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.session;

import dev.quayside.torrent.engine.FilePriority;
import dev.quayside.torrent.metainfo.InfoHash;
import java.nio.file.Path;
import java.util.List;

/**
 * What is remembered of a torrent, beside which pieces are there.
 *
 * @param hash which one it is
 * @param magnet the link that it comes from; null if its torrent file is kept
 * @param name what it is called
 * @param destination the folder that has its files, or gets them
 * @param paused whether the user wants it to do nothing
 * @param downloaded bytes received so far
 * @param uploaded bytes sent so far
 * @param done how many of the wanted bytes are there, to be shown while it is not running
 * @param wanted how many bytes are wanted; 0 while that is unknown
 * @param priorities how much each file is wanted; empty if all are as usual
 */
public record RememberedTorrent(
        InfoHash hash,
        String magnet,
        String name,
        Path destination,
        boolean paused,
        long downloaded,
        long uploaded,
        long done,
        long wanted,
        List<FilePriority> priorities) {
    /** Makes one; the list is copied. */
    public RememberedTorrent {
        priorities = List.copyOf(priorities);
    }
}
