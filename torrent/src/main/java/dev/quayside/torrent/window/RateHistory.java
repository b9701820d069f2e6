// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.window;

import dev.quayside.torrent.metainfo.InfoHash;
import dev.quayside.torrent.session.TorrentSnapshot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The rates of each torrent, second by second, of the last ten minutes. */
final class RateHistory {
    static final int LENGTH = 600;

    private final Map<InfoHash, Series> all = new HashMap<>();

    /** The rates of one torrent. */
    static final class Series {
        private final long[] down = new long[LENGTH];
        private final long[] up = new long[LENGTH];
        private int count;

        private void add(long downRate, long upRate) {
            down[count % LENGTH] = downRate;
            up[count % LENGTH] = upRate;
            count++;
        }

        /** How many seconds are known. */
        int length() {
            return Math.min(count, LENGTH);
        }

        /** Bytes a second, so many seconds ago. */
        long down(int ago) {
            return down[(count - 1 - ago) % LENGTH];
        }

        /** Bytes a second, so many seconds ago. */
        long up(int ago) {
            return up[(count - 1 - ago) % LENGTH];
        }

        long highest() {
            long highest = 0;
            for (int i = 0; i < length(); i++) {
                highest = Math.max(highest, Math.max(down(i), up(i)));
            }
            return highest;
        }
    }

    /** To be called every second. */
    void add(List<TorrentSnapshot> torrents) {
        all.keySet()
                .retainAll(
                        torrents.stream().map(TorrentSnapshot::hash).collect(Collectors.toSet()));
        for (TorrentSnapshot torrent : torrents) {
            of(torrent.hash()).add(torrent.downRate(), torrent.upRate());
        }
    }

    Series of(InfoHash hash) {
        return all.computeIfAbsent(hash, h -> new Series());
    }
}
