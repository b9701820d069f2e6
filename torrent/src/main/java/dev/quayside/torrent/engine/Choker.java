// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Decides whose requests are served: the four peers that give most (or take most, when there is
 * nothing to be got any more), and one by chance, so that newcomers get something and better peers
 * are found.
 */
final class Choker {
    private static final int BEST = 4;

    private final Random random;

    Choker(Random random) {
        this.random = random;
    }

    /** Whether another peer may be unchoked at once, since there are places free. */
    static boolean hasPlace(List<PeerConnection> peers) {
        return peers.stream().filter(peer -> !peer.amChoking && peer.peerInterested).count()
                < BEST + 1;
    }

    /** Chooses anew, and tells the peers. */
    void choose(List<PeerConnection> peers, boolean seeding, long now) {
        List<PeerConnection> wanting = new ArrayList<>();
        for (PeerConnection peer : peers) {
            if (peer.peerInterested) {
                wanting.add(peer);
            }
        }
        wanting.sort(
                Comparator.comparingLong(
                                (PeerConnection peer) ->
                                        seeding ? peer.up.rate(now) : peer.down.rate(now))
                        .reversed());
        Set<PeerConnection> chosen =
                new HashSet<>(wanting.subList(0, Math.min(BEST, wanting.size())));
        if (wanting.size() > BEST) {
            chosen.add(wanting.get(BEST + random.nextInt(wanting.size() - BEST)));
        }
        // who wants nothing now keeps what it has: it starts without delay when it wants again
        for (PeerConnection peer : List.copyOf(peers)) {
            if (peer.peerInterested) {
                peer.setChoking(!chosen.contains(peer));
            }
        }
    }
}
