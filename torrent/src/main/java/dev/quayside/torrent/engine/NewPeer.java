// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.engine;

import dev.quayside.torrent.tracker.PeerAddress;
import dev.quayside.torrent.wire.Handshake;

/** A peer with which handshakes were exchanged just now. */
record NewPeer(
        PeerStream stream,
        PeerAddress address,
        boolean outgoing,
        Handshake handshake,
        boolean greeted) {}
