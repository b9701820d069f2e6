// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.tracker;

import dev.quayside.core.QDeadlineTimer;
import dev.quayside.network.QHostAddress;
import dev.quayside.torrent.bencode.BDictionary;
import dev.quayside.torrent.bencode.BDictionaryBuilder;
import dev.quayside.torrent.bencode.BencodeWriter;
import dev.quayside.torrent.metainfo.InfoHash;
import java.io.ByteArrayOutputStream;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who shares which torrent: what a tracker knows.
 *
 * <p>Bounded: {@value #MOST_TORRENTS} torrents with {@value #MOST_PEERS} peers each; beyond that
 * the one heard of least recently is forgotten. A peer that is not heard of for two intervals is
 * forgotten. Lives in one thread.
 */
public final class Swarms {
    private static final int MOST_TORRENTS = 5000;
    private static final int MOST_PEERS = 2000;
    private static final int MOST_TOLD = 200;
    private static final int USUALLY_TOLD = 50;

    private final int interval;
    private final Map<InfoHash, Swarm> swarms = new LinkedHashMap<>(16, 0.75f, true);

    private record Place(InetAddress address, int port) {}

    private record Peer(Place place, byte[] id, boolean seed, QDeadlineTimer until) {}

    private static final class Swarm {
        final Map<Place, Peer> peers = new LinkedHashMap<>();
        int downloaded;

        int seeds() {
            return (int) peers.values().stream().filter(Peer::seed).count();
        }
    }

    Swarms(int intervalSeconds) {
        interval = intervalSeconds;
    }

    /**
     * Returns how many peers share a torrent.
     *
     * @param hash which torrent
     * @return the number
     */
    public int peerCount(InfoHash hash) {
        Swarm swarm = swarms.get(hash);
        return swarm == null ? 0 : swarm.peers.size();
    }

    byte[] announce(TrackerQuery query, QHostAddress from) {
        List<InfoHash> hashes = query.hashes();
        byte[] id = query.bytes("peer_id");
        long port = query.number("port");
        if (hashes.isEmpty() || id == null || id.length != 20 || port < 1 || port > 65535) {
            return failure("info_hash, peer_id and port are needed");
        }
        Place place = new Place(from.toInetAddress(), (int) port);
        Swarm swarm = swarms.computeIfAbsent(hashes.get(0), hash -> new Swarm());
        swarm.peers.remove(place);
        String event = query.text("event");
        if (!event.equals("stopped")) {
            QDeadlineTimer until = QDeadlineTimer.ofMillis(2000L * interval + 30_000);
            swarm.peers.put(place, new Peer(place, id, query.number("left") == 0, until));
            swarm.downloaded += event.equals("completed") ? 1 : 0;
        }
        bound(swarm.peers, MOST_PEERS);
        bound(swarms, MOST_TORRENTS);
        return answer(swarm, place, query);
    }

    private static void bound(Map<?, ?> map, int most) {
        if (map.size() > most) {
            map.remove(map.keySet().iterator().next());
        }
    }

    private byte[] answer(Swarm swarm, Place asking, TrackerQuery query) {
        BDictionaryBuilder answer =
                new BDictionaryBuilder()
                        .put("interval", interval)
                        .put("min interval", Math.max(1, interval / 2))
                        .put("complete", swarm.seeds())
                        .put("incomplete", swarm.peers.size() - swarm.seeds());
        List<Peer> told = chosen(swarm, asking, query);
        if (query.text("compact").equals("0")) {
            answer.put("peers", told.stream().map(peer -> plain(peer, query)).toList());
        } else {
            answer.put("peers", compact(told, true));
            byte[] v6 = compact(told, false);
            answer.put("peers6", v6.length == 0 ? null : v6);
        }
        return BencodeWriter.encode(answer.build());
    }

    private static List<Peer> chosen(Swarm swarm, Place asking, TrackerQuery query) {
        long wanted = query.number("numwant");
        int most = wanted < 0 ? USUALLY_TOLD : (int) Math.min(wanted, MOST_TOLD);
        boolean seed = query.number("left") == 0;
        List<Peer> others = new ArrayList<>();
        for (Peer peer : swarm.peers.values()) {
            // a seed has no use for another
            if (!peer.place().equals(asking)
                    && !(seed && peer.seed())
                    && !peer.until().hasExpired()) {
                others.add(peer);
            }
        }
        Collections.shuffle(others);
        return others.size() <= most ? others : others.subList(0, most);
    }

    private static BDictionary plain(Peer peer, TrackerQuery query) {
        BDictionaryBuilder entry =
                new BDictionaryBuilder()
                        .put("ip", peer.place().address().getHostAddress())
                        .put("port", peer.place().port());
        return (query.text("no_peer_id").equals("1") ? entry : entry.put("peer id", peer.id()))
                .build();
    }

    private static byte[] compact(List<Peer> peers, boolean v4) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Peer peer : peers) {
            InetAddress address = peer.place().address();
            if (address instanceof Inet4Address == v4) {
                out.writeBytes(PeerAddress.compact(address, peer.place().port()));
            }
        }
        return out.toByteArray();
    }

    byte[] scrape(TrackerQuery query) {
        BDictionaryBuilder files = new BDictionaryBuilder();
        List<InfoHash> asked = query.hashes();
        for (InfoHash hash : asked.isEmpty() ? List.copyOf(swarms.keySet()) : asked) {
            Swarm swarm = swarms.get(hash);
            if (swarm != null) {
                BDictionaryBuilder file =
                        new BDictionaryBuilder()
                                .put("complete", swarm.seeds())
                                .put("incomplete", swarm.peers.size() - swarm.seeds())
                                .put("downloaded", swarm.downloaded);
                String key = new String(hash.bytes(), StandardCharsets.ISO_8859_1);
                files.put(key, file.build());
            }
        }
        return BencodeWriter.encode(new BDictionaryBuilder().put("files", files.build()).build());
    }

    private static byte[] failure(String reason) {
        return BencodeWriter.encode(new BDictionaryBuilder().put("failure reason", reason).build());
    }

    /** Forgets peers that have not been heard of, and torrents without peers. */
    void tidy() {
        for (Swarm swarm : swarms.values()) {
            swarm.peers.values().removeIf(peer -> peer.until().hasExpired());
        }
        swarms.values().removeIf(swarm -> swarm.peers.isEmpty());
    }
}
