// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.session;

import dev.quayside.torrent.metainfo.InfoHash;
import java.util.List;
import java.util.Optional;

/**
 * How a session is doing, at one moment.
 *
 * @param torrents in the order of the queue
 * @param details of the torrent that is watched; null if none is
 * @param port where peers can call; 0 if they cannot
 * @param listenProblem why they cannot, though they should; null if there is no such reason
 */
public record SessionSnapshot(
        List<TorrentSnapshot> torrents, TorrentDetails details, int port, String listenProblem) {
    /** That of a session that has not begun. */
    public static final SessionSnapshot EMPTY = new SessionSnapshot(List.of(), null, 0, null);

    /** Makes one; the list is copied. */
    public SessionSnapshot {
        torrents = List.copyOf(torrents);
    }

    /**
     * Finds a torrent.
     *
     * @param hash which one
     * @return the torrent, if it is here
     */
    public Optional<TorrentSnapshot> find(InfoHash hash) {
        return torrents.stream().filter(torrent -> torrent.hash().equals(hash)).findFirst();
    }

    /**
     * Returns how fast all torrents together receive.
     *
     * @return bytes a second
     */
    public long downRate() {
        return torrents.stream().mapToLong(TorrentSnapshot::downRate).sum();
    }

    /**
     * Returns how fast all torrents together send.
     *
     * @return bytes a second
     */
    public long upRate() {
        return torrents.stream().mapToLong(TorrentSnapshot::upRate).sum();
    }
}
