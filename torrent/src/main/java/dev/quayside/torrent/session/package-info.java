// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0

/**
 * The torrents of one person over many runs: what is remembered of them, and the engine that they
 * are in.
 */
package dev.quayside.torrent.session;
