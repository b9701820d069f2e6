// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.tracker;

import dev.quayside.torrent.http.Percent;
import dev.quayside.torrent.metainfo.InfoHash;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The parameters that a tracker is asked with. */
final class TrackerQuery {
    private final String query;

    TrackerQuery(String query) {
        this.query = query;
    }

    /** The bytes of all parameters of a name. */
    List<byte[]> all(String name) {
        List<byte[]> values = new ArrayList<>();
        for (String parameter : query.split("&")) {
            if (parameter.startsWith(name + "=")) {
                values.add(Percent.decode(parameter.substring(name.length() + 1)));
            }
        }
        return values;
    }

    /** The bytes of a parameter; null if there is none. */
    byte[] bytes(String name) {
        List<byte[]> values = all(name);
        return values.isEmpty() ? null : values.get(0);
    }

    /** The text of a parameter; empty if there is none. */
    String text(String name) {
        byte[] bytes = bytes(name);
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }

    /** A number from 0 on; -1 if there is none, or something else. */
    long number(String name) {
        String text = text(name);
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : -1;
    }

    /** The info hashes. */
    List<InfoHash> hashes() {
        return all("info_hash").stream()
                .filter(bytes -> bytes.length == InfoHash.LENGTH)
                .map(InfoHash::new)
                .toList();
    }
}
