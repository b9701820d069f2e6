// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.engine;

/**
 * How a peer is doing, at one moment.
 *
 * @param address where it is
 * @param client its name and version; null if unknown
 * @param outgoing whether we have called it
 * @param interested whether it wants pieces
 * @param choking whether it does not take our requests
 * @param wanted whether we want pieces of it
 * @param choked whether we do not take its requests
 * @param pieces how many pieces it has
 * @param downRate bytes a second that it sends
 * @param upRate bytes a second that it gets
 */
public record PeerStatus(
        String address,
        String client,
        boolean outgoing,
        boolean interested,
        boolean choking,
        boolean wanted,
        boolean choked,
        int pieces,
        long downRate,
        long upRate) {
    static PeerStatus of(PeerConnection peer, long now) {
        return new PeerStatus(
                peer.address.toString(),
                peer.extensions == null ? null : peer.extensions.client(),
                peer.outgoing,
                peer.peerInterested,
                peer.peerChoking,
                peer.amInterested,
                peer.amChoking,
                peer.has.cardinality(),
                peer.down.rate(now),
                peer.up.rate(now));
    }
}
