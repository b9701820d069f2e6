// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.session;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a session remembers.
 *
 * @param downLimit bytes a second for all torrents; 0 for no limit
 * @param upLimit bytes a second for all torrents; 0 for no limit
 * @param look what the window remembers for itself: names of letters, digits and dots, with any
 *     text
 * @param torrents in the order of the queue
 */
public record Settings(
        long downLimit, long upLimit, Map<String, String> look, List<RememberedTorrent> torrents) {
    /** Those of the first start. */
    public static final Settings EMPTY = new Settings(0, 0, Map.of(), List.of());

    /** Makes settings; the collections are copied. */
    public Settings {
        look = Map.copyOf(look);
        torrents = List.copyOf(torrents);
    }

    Settings withLook(String name, String text) {
        Map<String, String> changed = new TreeMap<>(look);
        changed.put(name, text);
        return new Settings(downLimit, upLimit, changed, torrents);
    }

    Settings withLimits(long down, long up) {
        return new Settings(down, up, look, torrents);
    }

    Settings withTorrents(List<RememberedTorrent> changed) {
        return new Settings(downLimit, upLimit, look, changed);
    }
}
