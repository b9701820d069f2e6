// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.tracker;

import dev.quayside.torrent.bencode.BDictionary;
import dev.quayside.torrent.bencode.BInteger;
import dev.quayside.torrent.bencode.BencodeException;
import dev.quayside.torrent.bencode.BencodeLimits;
import dev.quayside.torrent.bencode.BencodeReader;
import dev.quayside.torrent.http.Percent;
import dev.quayside.torrent.metainfo.InfoHash;
import java.nio.charset.StandardCharsets;

/**
 * What a tracker knows of a torrent, asked without joining its swarm (BEP 48).
 *
 * @param seeds how many peers have all; -1 if it does not say
 * @param leeches how many peers have not; -1 if it does not say
 * @param downloads how many have fetched all so far; -1 if it does not say
 * @param minInterval after how many seconds it may be asked again; 0 if it does not say
 */
record Scrape(int seeds, int leeches, int downloads, int minInterval) {
    private static final String ANNOUNCE = "announce";

    /** A day: no tracker is asked more seldom, whatever it says. */
    private static final int LONGEST_INTERVAL = 24 * 3600;

    /**
     * Makes the address to ask of the one to announce to: what follows the last slash must begin
     * with "announce", which becomes "scrape". Null if it cannot be asked.
     */
    static String address(String tracker, InfoHash hash) {
        int fragment = tracker.indexOf('#');
        String base = fragment < 0 ? tracker : tracker.substring(0, fragment);
        int name = base.lastIndexOf('/') + 1;
        if (!base.startsWith(ANNOUNCE, name)) {
            return null;
        }
        String scrape =
                base.substring(0, name) + "scrape" + base.substring(name + ANNOUNCE.length());
        String separator = scrape.indexOf('?') < 0 ? "?" : "&";
        return scrape + separator + "info_hash=" + Percent.encode(hash.bytes());
    }

    /** Reads what a tracker has answered. */
    static Scrape parse(byte[] body, InfoHash hash) throws BencodeException {
        BDictionary root = BencodeReader.readDictionary(body, BencodeLimits.MESSAGE);
        BDictionary files = root.dictionary("files");
        String key = new String(hash.bytes(), StandardCharsets.ISO_8859_1);
        BDictionary file = files == null ? null : files.dictionary(key);
        if (file == null) {
            throw new BencodeException("it does not know the torrent");
        }
        BDictionary flags = root.dictionary("flags");
        return new Scrape(
                number(file, "complete", -1),
                number(file, "incomplete", -1),
                number(file, "downloaded", -1),
                flags == null
                        ? 0
                        : Math.min(LONGEST_INTERVAL, number(flags, "min_request_interval", 0)));
    }

    private static int number(BDictionary dictionary, String key, int otherwise) {
        return dictionary.get(key) instanceof BInteger i && i.value() >= 0
                ? (int) Math.min(Integer.MAX_VALUE, i.value())
                : otherwise;
    }
}
