// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.tracker;

import dev.quayside.torrent.http.Percent;
import dev.quayside.torrent.metainfo.InfoHash;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * What a tracker is told.
 *
 * @param hash which torrent it is about
 * @param peerId who tells it, 20 bytes
 * @param port where we listen
 * @param uploaded bytes sent since the start
 * @param downloaded bytes received since the start
 * @param left bytes that are still missing
 * @param event why it is told
 * @param peersWanted how many peers are wanted
 * @param key lets the tracker know us again when our address changes
 */
public record AnnounceRequest(
        InfoHash hash,
        byte[] peerId,
        int port,
        long uploaded,
        long downloaded,
        long left,
        AnnounceEvent event,
        int peersWanted,
        int key) {
    /**
     * Makes the address that is asked.
     *
     * @param tracker the tracker's address, whose own query is kept
     * @param trackerId what the tracker called itself in its last answer; null if it did not
     * @return an address
     */
    public String address(String tracker, String trackerId) {
        int fragment = tracker.indexOf('#');
        String base = fragment < 0 ? tracker : tracker.substring(0, fragment);
        StringBuilder url = new StringBuilder(base);
        url.append(base.indexOf('?') < 0 ? '?' : '&');
        url.append("info_hash=").append(Percent.encode(hash.bytes()));
        url.append("&peer_id=").append(Percent.encode(peerId));
        url.append("&port=").append(port);
        url.append("&uploaded=").append(uploaded);
        url.append("&downloaded=").append(downloaded);
        url.append("&left=").append(left);
        url.append("&compact=1&numwant=").append(peersWanted);
        url.append("&key=").append(HexFormat.of().toHexDigits(key));
        if (event != AnnounceEvent.NONE) {
            url.append("&event=").append(event.parameter());
        }
        if (trackerId != null) {
            url.append("&trackerid=").append(Percent.encode(bytes(trackerId)));
        }
        return url.toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
