// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.engine;

import dev.quayside.torrent.tracker.PeerAddress;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The peers of a torrent that are known: which to call next, and which never.
 *
 * <p>Bounded: when it is full, peers that could not be reached make room for new ones.
 */
final class PeerPool {
    private static final int MOST = 750;
    private static final int MOST_FAILURES = 5;
    private static final long FIRST_PAUSE_MSECS = 5_000;

    private final Map<PeerAddress, Known> known = new LinkedHashMap<>();
    private final Set<String> banned = new HashSet<>();
    private final Set<PeerAddress> ourselves = new HashSet<>();

    private static final class Known {
        boolean busy;
        int failures;
        long notBefore;
    }

    /** Adds a peer; one that is known already, or banned, changes nothing. */
    void add(PeerAddress address) {
        if (known.containsKey(address)
                || banned.contains(address.host())
                || ourselves.contains(address)) {
            return;
        }
        if (known.size() >= MOST && !dropOne()) {
            return;
        }
        known.put(address, new Known());
    }

    private boolean dropOne() {
        for (Iterator<Known> i = known.values().iterator(); i.hasNext(); ) {
            Known candidate = i.next();
            if (!candidate.busy && candidate.failures > 0) {
                i.remove();
                return true;
            }
        }
        return false;
    }

    /** The next peer to call, which counts as called from now on; null if there is none now. */
    PeerAddress next(long now) {
        for (Map.Entry<PeerAddress, Known> entry : known.entrySet()) {
            Known candidate = entry.getValue();
            if (!candidate.busy && candidate.notBefore <= now) {
                candidate.busy = true;
                return entry.getKey();
            }
        }
        return null;
    }

    /** A peer is connected already, and need not be called. */
    void isConnected(PeerAddress address) {
        add(address);
        Known peer = known.get(address);
        if (peer != null) {
            peer.busy = true;
        }
    }

    /** A call has failed, or the connection has ended. */
    void ended(PeerAddress address, long now, boolean wasUseful) {
        Known peer = known.get(address);
        if (peer == null) {
            return;
        }
        peer.busy = false;
        peer.failures = wasUseful ? 0 : peer.failures + 1;
        if (peer.failures > MOST_FAILURES) {
            known.remove(address);
        } else {
            peer.notBefore = now + (FIRST_PAUSE_MSECS << peer.failures);
        }
    }

    /** Peers that were left since nothing was wanted of them may be called at once. */
    void hurry() {
        known.values().stream()
                .filter(peer -> peer.failures == 0)
                .forEach(peer -> peer.notBefore = 0);
    }

    /** The address is our own. */
    void isOurselves(PeerAddress address) {
        known.remove(address);
        ourselves.add(address);
    }

    void ban(String host) {
        banned.add(host);
        known.keySet().removeIf(address -> address.host().equals(host));
    }

    boolean isBanned(String host) {
        return banned.contains(host);
    }

    int count() {
        return known.size();
    }

    Set<PeerAddress> addresses() {
        return Set.copyOf(known.keySet());
    }
}
