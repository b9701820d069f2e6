// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.engine;

import dev.quayside.network.QHostAddress;
import dev.quayside.torrent.tracker.PeerAddress;
import dev.quayside.torrent.wire.PexMessage;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What peers were told about other peers, and how much is believed of what they tell (BEP 11). */
final class PeerNews {
    private static final int MOST_IN_A_MESSAGE = 50;
    private static final long OFTEN_MSECS = 20_000;

    private final Map<PeerConnection, Set<PeerAddress>> told = new HashMap<>();
    private final Map<PeerConnection, Long> heard = new HashMap<>();

    /** What is new for a peer; null if nothing is. */
    PexMessage forPeer(PeerConnection peer, List<PeerConnection> peers) {
        Set<PeerAddress> now = new HashSet<>();
        for (PeerConnection other : peers) {
            PeerAddress address = other == peer ? null : listening(other);
            if (address != null && now.size() < MOST_IN_A_MESSAGE) {
                now.add(address);
            }
        }
        Set<PeerAddress> before = told.getOrDefault(peer, Set.of());
        Set<PeerAddress> added = new HashSet<>(now);
        added.removeAll(before);
        Set<PeerAddress> dropped = new HashSet<>(before);
        dropped.removeAll(now);
        told.put(peer, now);
        return added.isEmpty() && dropped.isEmpty()
                ? null
                : new PexMessage(
                        compact(added, true),
                        compact(dropped, true),
                        compact(added, false),
                        compact(dropped, false));
    }

    /** Where a peer listens; null if it has called us and does not say. */
    private static PeerAddress listening(PeerConnection peer) {
        if (peer.outgoing) {
            return peer.address;
        }
        int port = peer.extensions == null ? 0 : peer.extensions.port();
        return port == 0 ? null : new PeerAddress(peer.address.host(), port);
    }

    private static byte[] compact(Set<PeerAddress> addresses, boolean v4) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (PeerAddress address : addresses) {
            QHostAddress host = new QHostAddress(address.host());
            if (host.isNull()) {
                continue; // a name: the message has room for addresses only
            }
            InetAddress inet = host.toInetAddress();
            if ((inet.getAddress().length == 4) == v4) {
                out.writeBytes(PeerAddress.compact(inet, address.port()));
            }
        }
        return out.toByteArray();
    }

    /** What a peer tells; nothing if it tells too often. */
    List<PeerAddress> received(PeerConnection peer, PexMessage message, long now) {
        Long last = heard.put(peer, now);
        if (last != null && now - last < OFTEN_MSECS) {
            return List.of();
        }
        List<PeerAddress> addresses = new ArrayList<>(PeerAddress.ofCompact4(message.added()));
        addresses.addAll(PeerAddress.ofCompact6(message.added6()));
        return addresses.size() <= MOST_IN_A_MESSAGE
                ? addresses
                : addresses.subList(0, MOST_IN_A_MESSAGE);
    }

    void forget(PeerConnection peer) {
        told.remove(peer);
        heard.remove(peer);
    }
}
