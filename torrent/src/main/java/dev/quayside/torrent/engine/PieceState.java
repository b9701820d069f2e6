// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.engine;

/** What is known of a piece, to be shown. */
public enum PieceState {
    /** It is not there, and not wanted. */
    SKIPPED,
    /** It is wanted, and nothing of it is there. */
    MISSING,
    /** It is asked for, or some blocks of it are there. */
    BEGUN,
    /** It is there and was right. */
    COMPLETE
}
