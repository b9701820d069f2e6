// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.metainfo;

import java.time.Instant;
import java.util.List;

/**
 * A torrent file.
 *
 * @param info what all who have the torrent agree on
 * @param trackers their addresses in tiers (BEP 12): a tier is asked when those before it fail
 * @param webSeeds addresses of plain web servers that have the files (BEP 19)
 * @param comment a text for people; null if there is none
 * @param createdBy the program that made it; null if unknown
 * @param created when it was made; null if unknown
 */
public record Metainfo(
        Info info,
        List<List<String>> trackers,
        List<String> webSeeds,
        String comment,
        String createdBy,
        Instant created) {
    /** Makes one; the lists are copied. */
    public Metainfo {
        trackers = trackers.stream().map(List::copyOf).toList();
        webSeeds = List.copyOf(webSeeds);
    }
}
