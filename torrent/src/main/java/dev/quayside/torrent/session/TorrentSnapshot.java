// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.session;

import dev.quayside.torrent.engine.TorrentState;
import dev.quayside.torrent.metainfo.InfoHash;
import java.nio.file.Path;

/**
 * How a torrent is doing, at one moment.
 *
 * @param hash which one it is
 * @param name what it is called
 * @param destination the folder that has its files, or gets them
 * @param state what it does; SEARCHING while only its magnet link is known
 * @param text what it does, for people
 * @param error what went wrong; null if nothing did
 * @param paused whether the user wants it to do nothing
 * @param wanted how many bytes are wanted; 0 while that is unknown
 * @param done how many of them are there
 * @param downloaded bytes received, in this run and before
 * @param uploaded bytes sent, in this run and before
 * @param downRate bytes a second, over the last ten seconds
 * @param upRate bytes a second, over the last ten seconds
 * @param peers how many are connected
 * @param seeds how many of them have all
 * @param secondsLeft how long it will take at this rate; -1 if nobody can tell
 */
public record TorrentSnapshot(
        InfoHash hash,
        String name,
        Path destination,
        TorrentState state,
        String text,
        String error,
        boolean paused,
        long wanted,
        long done,
        long downloaded,
        long uploaded,
        long downRate,
        long upRate,
        int peers,
        int seeds,
        long secondsLeft) {
    /**
     * Returns how much of what is wanted is there.
     *
     * @return 0 to 1
     */
    public double progress() {
        return wanted == 0 ? state == TorrentState.SEEDING ? 1 : 0 : (double) done / wanted;
    }
}
