// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.engine;

/** What a peer wants to have: bytes of a piece. */
record PeerRequest(int piece, int begin, int length) {}
