// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.tracker;

import dev.quayside.torrent.bencode.BDictionary;
import dev.quayside.torrent.bencode.BInteger;
import dev.quayside.torrent.bencode.BList;
import dev.quayside.torrent.bencode.BString;
import dev.quayside.torrent.bencode.BValue;
import dev.quayside.torrent.bencode.BencodeException;
import dev.quayside.torrent.bencode.BencodeLimits;
import dev.quayside.torrent.bencode.BencodeReader;
import java.util.ArrayList;
import java.util.List;

/**
 * What a tracker answers (BEP 3, 7, 23).
 *
 * @param failure why it refuses; null if it does not
 * @param warning a text for people; null if there is none
 * @param interval after how many seconds it wants to be told again; 0 if it does not say
 * @param minInterval after how many seconds it may be told again; 0 if it does not say
 * @param trackerId what it calls itself; null if it does not
 * @param seeds how many peers have all; -1 if it does not say
 * @param leeches how many peers have not; -1 if it does not say
 * @param peers where they listen
 */
public record AnnounceAnswer(
        String failure,
        String warning,
        int interval,
        int minInterval,
        String trackerId,
        int seeds,
        int leeches,
        List<PeerAddress> peers) {
    /** The longest interval that is taken seriously, in seconds: a day. */
    private static final int LONGEST_INTERVAL = 24 * 3600;

    private static final int MOST_PEERS = 1000;
    private static final int LONGEST_TEXT = 500;

    /** Makes one; the list is copied. */
    public AnnounceAnswer {
        peers = List.copyOf(peers);
    }

    /**
     * Reads one.
     *
     * @param body the bytes that the tracker sent
     * @return what they say
     * @throws BencodeException if they are no answer of a tracker
     */
    public static AnnounceAnswer parse(byte[] body) throws BencodeException {
        BDictionary root = BencodeReader.readDictionary(body, BencodeLimits.MESSAGE);
        return new AnnounceAnswer(
                root.text("failure reason", LONGEST_TEXT),
                root.text("warning message", LONGEST_TEXT),
                number(root, "interval", LONGEST_INTERVAL, 0),
                number(root, "min interval", LONGEST_INTERVAL, 0),
                root.text("tracker id", LONGEST_TEXT),
                number(root, "complete", Integer.MAX_VALUE, -1),
                number(root, "incomplete", Integer.MAX_VALUE, -1),
                peers(root));
    }

    private static int number(BDictionary root, String key, int most, int otherwise) {
        boolean there = root.get(key) instanceof BInteger i && i.value() >= 0;
        return there ? (int) Math.min(most, ((BInteger) root.get(key)).value()) : otherwise;
    }

    private static List<PeerAddress> peers(BDictionary root) throws BencodeException {
        List<PeerAddress> peers = new ArrayList<>();
        BValue value = root.get("peers");
        if (value instanceof BString compact) {
            peers.addAll(PeerAddress.ofCompact4(compact.bytes()));
        } else if (value instanceof BList list) {
            for (BValue entry : list.values()) {
                if (entry instanceof BDictionary peer) {
                    add(peers, peer);
                }
            }
        }
        byte[] compact6 = root.bytes("peers6");
        if (compact6 != null) {
            peers.addAll(PeerAddress.ofCompact6(compact6));
        }
        return peers.size() <= MOST_PEERS ? peers : peers.subList(0, MOST_PEERS);
    }

    private static void add(List<PeerAddress> peers, BDictionary peer) throws BencodeException {
        String host = peer.text("ip");
        long port = peer.integer("port", 0);
        if (host != null && isHost(host) && port > 0 && port <= 65535) {
            peers.add(new PeerAddress(host, (int) port));
        }
    }

    private static boolean isHost(String host) {
        return host.matches("[A-Za-z0-9._:%-]{1,255}");
    }
}
