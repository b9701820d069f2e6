// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.tracker;

import dev.quayside.core.QDeadlineTimer;
import java.util.Locale;

/** A tracker of a torrent: what it has said, and what it knows of us. */
final class Tracker {
    final String address;
    final int tier;
    TrackerStatus.State state = TrackerStatus.State.IDLE;
    String message;
    String id;
    int seeds = -1;
    int leeches = -1;
    int downloads = -1;
    int peers = -1;
    boolean knowsStart;
    boolean knowsCompletion;

    /** Before this it is not scraped again. */
    QDeadlineTimer nextScrape = QDeadlineTimer.ofMillis(0);

    Tracker(String address, int tier) {
        this.address = address;
        this.tier = tier;
        if (!isSupported()) {
            state = TrackerStatus.State.UNSUPPORTED;
            message = "only http and https are supported";
        }
    }

    boolean isSupported() {
        String scheme = address.toLowerCase(Locale.ROOT);
        return scheme.startsWith("http://") || scheme.startsWith("https://");
    }

    /** What an announce has told. */
    void take(AnnounceAnswer said) {
        state = TrackerStatus.State.WORKING;
        message = said.warning();
        id = said.trackerId() == null ? id : said.trackerId();
        peers = said.peers().size();
        seeds = said.seeds() < 0 ? seeds : said.seeds();
        leeches = said.leeches() < 0 ? leeches : said.leeches();
        knowsStart = true;
    }

    void take(Scrape said) {
        seeds = said.seeds() < 0 ? seeds : said.seeds();
        leeches = said.leeches() < 0 ? leeches : said.leeches();
        downloads = said.downloads() < 0 ? downloads : said.downloads();
    }

    TrackerStatus status(int next) {
        return new TrackerStatus(
                address, tier, state, message, seeds, leeches, downloads, peers, next);
    }
}
