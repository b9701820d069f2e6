// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.engine;

import dev.quayside.core.QObject;
import java.util.List;

/** Decides which of the peers that are connected stay: one for each address, and each once. */
final class Admission {
    private final QObject parent;
    private final TorrentEngine engine;
    private final EngineParts parts;
    private final Contacts contacts;

    Admission(QObject parent, TorrentEngine engine, EngineParts parts, Contacts contacts) {
        this.parent = parent;
        this.engine = engine;
        this.parts = parts;
        this.contacts = contacts;
    }

    /** A peer is connected, called by us or by it; the swarm is null while nobody is let in. */
    void admit(NewPeer fresh, Swarm swarm) {
        if (swarm == null) {
            fresh.stream().socket().abort();
        } else if (isFromTheSamePlace(fresh, swarm) || isKnown(fresh, swarm)) {
            fresh.stream().socket().abort();
            contacts.ended(fresh.address(), fresh.outgoing(), true);
        } else {
            PeerConnection peer =
                    new PeerConnection(
                            parent,
                            fresh.stream(),
                            fresh.address(),
                            fresh.outgoing(),
                            fresh.handshake(),
                            swarm.info(),
                            swarm,
                            parts.clock);
            swarm.add(peer, fresh.greeted(), engine.port());
        }
    }

    private boolean isFromTheSamePlace(NewPeer fresh, Swarm swarm) {
        String host = fresh.address().host();
        return swarm.hasPeerAt(host) && !engine.isNear(host);
    }

    /** Whether the connection that there is stays; otherwise that one is closed. */
    private boolean isKnown(NewPeer fresh, Swarm swarm) {
        for (PeerConnection other : List.copyOf(swarm.peers())) {
            if (other.hasId(fresh.handshake().peerId())) {
                if (contacts.keepsOld(other, fresh)) {
                    return true;
                }
                other.close("it has called at the same time");
            }
        }
        return false;
    }
}
