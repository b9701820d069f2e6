// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.engine;

import dev.quayside.torrent.wire.Messages;
import java.nio.ByteBuffer;

/** Serves the requests of peers, in their order, as fast as they take it and the limits let it. */
final class Uploads {
    /** So much is on its way to a peer at most: the rest is sent when it has taken some. */
    private static final int UNSENT = 256 << 10;

    /** So many requests ahead are read from the disk before their turn. */
    private static final int AHEAD = 48;

    private final SegmentCache cache;
    private final Traffic traffic;

    Uploads(SegmentCache cache, Traffic traffic) {
        this.cache = cache;
        this.traffic = traffic;
    }

    void serve(PeerConnection peer) {
        while (!peer.isOver() && !peer.requests.isEmpty() && peer.unsent() < UNSENT) {
            PeerRequest request = peer.requests.peek();
            if (!traffic.maySend(peer) || !sendIfThere(peer, request)) {
                return;
            }
            peer.requests.remove();
            traffic.sent(request.length());
        }
    }

    private boolean sendIfThere(PeerConnection peer, PeerRequest request) {
        int first = request.begin() / SegmentCache.LENGTH;
        int last = (request.begin() + request.length() - 1) / SegmentCache.LENGTH;
        ByteBuffer[] segments = new ByteBuffer[last - first + 1];
        for (int i = 0; i < segments.length; i++) {
            segments[i] = cache.get(request.piece(), first + i, peer);
            if (segments[i] == null) {
                readAhead(peer);
                return false;
            }
        }
        int at = request.begin();
        int end = at + request.length();
        for (int i = 0; i < segments.length; i++) {
            int start = (first + i) * SegmentCache.LENGTH;
            int stop = Math.min(end, start + SegmentCache.LENGTH);
            segments[i] = segments[i].duplicate().position(at - start).limit(stop - start);
            at = stop;
        }
        peer.sendBlock(
                request,
                Messages.blockHeader(request.piece(), request.begin(), request.length()),
                segments);
        return true;
    }

    private void readAhead(PeerConnection peer) {
        int left = AHEAD;
        for (PeerRequest request : peer.requests) {
            cache.prefetch(request.piece(), request.begin() / SegmentCache.LENGTH);
            left--;
            if (left == 0) {
                return;
            }
        }
    }
}
