// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.engine;

import dev.quayside.torrent.wire.MessageType;
import dev.quayside.torrent.wire.Messages;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/**
 * Brings a torrent among peers with about one copy of it (BEP 16).
 *
 * <p>Who seeds like this says that it has nothing. Each peer is then told of one piece that no
 * other one has, and of the next when another peer has that too: so each piece is sent once, and
 * who does not pass pieces on gets no new ones. When nothing is left that nobody has, peers are
 * told of more only after a pause, so that they fetch it from each other.
 */
final class SuperSeeding {
    private static final long PATIENCE_MSECS = 15_000;

    private final PiecePicker picker;
    private final Random random;
    private final Clock clock;
    private final Map<PeerConnection, Offer> offers = new HashMap<>();

    private static final class Offer {
        final BitSet told = new BitSet();
        int piece = -1; // of which the peer was told last; -1 if there was none for it
        long since;
    }

    SuperSeeding(PiecePicker picker, Random random, Clock clock) {
        this.picker = picker;
        this.random = random;
        this.clock = clock;
    }

    /** A peer has come, which was told that there is nothing. */
    void add(PeerConnection peer) {
        offers.put(peer, new Offer());
        offer(peer, true);
    }

    void remove(PeerConnection peer) {
        offers.remove(peer);
    }

    /** A peer has pieces that it had not before. */
    void gotPieces(PeerConnection from, BitSet pieces) {
        for (Map.Entry<PeerConnection, Offer> entry : Map.copyOf(offers).entrySet()) {
            PeerConnection peer = entry.getKey();
            int piece = entry.getValue().piece;
            if (piece >= 0 && pieces.get(piece)) {
                boolean passedOn = peer != from || picker.availability(piece) > 1;
                if (passedOn || offers.size() == 1) { // else there is nobody to pass it on to
                    offer(peer, true);
                }
            }
        }
    }

    void gotPiece(PeerConnection from, int piece) {
        BitSet one = new BitSet();
        one.set(piece);
        gotPieces(from, one);
    }

    /** Called every second. */
    void tick() {
        Map.copyOf(offers)
                .forEach(
                        (peer, offer) -> {
                            if (clock.now() - offer.since > PATIENCE_MSECS) {
                                offer(peer, false);
                            }
                        });
    }

    private void offer(PeerConnection peer, boolean newOnly) {
        Offer offer = offers.get(peer);
        if (offer == null) {
            return; // it has gone since it was told of another
        }
        offer.since = clock.now();
        offer.piece = choose(peer, offer, newOnly);
        if (offer.piece >= 0) {
            offer.told.set(offer.piece);
            peer.send(Messages.piece(MessageType.HAVE, offer.piece));
        }
    }

    /** Of the pieces that a peer was not told of, one that the fewest have or were told of. */
    private int choose(PeerConnection peer, Offer offer, boolean newOnly) {
        BitSet offered = new BitSet();
        offers.values().stream().filter(o -> o.piece >= 0).forEach(o -> offered.set(o.piece));
        int best = -1;
        int bestCount = Integer.MAX_VALUE;
        int ties = 0;
        BitSet pieces = picker.complete();
        for (int i = pieces.nextSetBit(0); i >= 0; i = pieces.nextSetBit(i + 1)) {
            int count = picker.availability(i) + (offered.get(i) ? 1 : 0);
            boolean possible = !peer.has.get(i) && !offer.told.get(i) && (count == 0 || !newOnly);
            if (possible && count <= bestCount) {
                ties = count < bestCount ? 1 : ties + 1;
                best = random.nextInt(ties) == 0 ? i : best;
                bestCount = count;
            }
        }
        return best;
    }

    /** Tells the peers of all that there is. */
    void end() {
        Map.copyOf(offers)
                .forEach(
                        (peer, offer) -> {
                            BitSet rest = (BitSet) picker.complete().clone();
                            rest.andNot(offer.told);
                            rest.stream()
                                    .forEach(i -> peer.send(Messages.piece(MessageType.HAVE, i)));
                        });
        offers.clear();
    }
}
