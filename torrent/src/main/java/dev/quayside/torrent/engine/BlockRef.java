// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.engine;

/** A block: the index of its piece, and its index in that. */
record BlockRef(int piece, int block) {}
