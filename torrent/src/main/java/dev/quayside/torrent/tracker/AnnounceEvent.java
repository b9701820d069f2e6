// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.tracker;

import java.util.Locale;

/** Why a tracker is told. */
public enum AnnounceEvent {
    /** The time is over. */
    NONE,
    /** The torrent begins. */
    STARTED,
    /** All is there; told once, and never for a torrent that was complete when it began. */
    COMPLETED,
    /** All that is wanted is there, but not all of the torrent (BEP 21). */
    PAUSED,
    /** The torrent ends. */
    STOPPED;

    String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }
}
