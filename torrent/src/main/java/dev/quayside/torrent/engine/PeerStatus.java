// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.engine;

/**
 * How a peer is doing, at one moment.
 *
 * @param address where it is
 * @param client its name and version; null if unknown
 * @param outgoing whether we have called it
 * @param obfuscated whether the talk is obfuscated
 * @param interested whether it wants pieces
 * @param choking whether it does not take our requests
 * @param wanted whether we want pieces of it
 * @param choked whether we do not take its requests
 * @param uploadOnly whether it downloads nothing any more, as far as it says
 * @param pieces how many pieces it has
 * @param downRate bytes a second that it sends
 * @param upRate bytes a second that it gets
 * @param downloaded bytes of pieces that it has sent
 * @param uploaded bytes of pieces that it has got
 */
public record PeerStatus(
        String address,
        String client,
        boolean outgoing,
        boolean obfuscated,
        boolean interested,
        boolean choking,
        boolean wanted,
        boolean choked,
        boolean uploadOnly,
        int pieces,
        long downRate,
        long upRate,
        long downloaded,
        long uploaded) {
    static PeerStatus of(PeerConnection peer, long now) {
        return new PeerStatus(
                peer.address.toString(),
                peer.extensions == null ? null : peer.extensions.client(),
                peer.outgoing,
                peer.isObfuscated(),
                peer.peerInterested,
                peer.peerChoking,
                peer.amInterested,
                peer.amChoking,
                peer.isUploadOnly(),
                peer.has.cardinality(),
                peer.down.rate(now),
                peer.up.rate(now),
                peer.down.total(),
                peer.up.total());
    }

    /**
     * Returns letters for what is true of it, as BitTorrent clients show them.
     *
     * @return of these: D it sends to us, d it would if it did not choke us; U we send to it, u we
     *     would if we did not choke it; K it takes requests, but we have none; ? we take requests,
     *     but it has none; E obfuscated; I it has called us
     */
    public String flags() {
        StringBuilder flags = new StringBuilder();
        flags.append(wanted ? choking ? "d" : "D" : choking ? "" : "K");
        flags.append(interested ? choked ? "u" : "U" : choked ? "" : "?");
        flags.append(obfuscated ? "E" : "").append(outgoing ? "" : "I");
        return flags.toString();
    }
}
