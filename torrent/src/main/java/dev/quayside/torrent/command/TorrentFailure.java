// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.command;

/** A command cannot do what it was asked for, for a reason that one line tells. */
public final class TorrentFailure extends Exception {
    private static final long serialVersionUID = 1;

    /**
     * Makes one.
     *
     * @param message the reason
     */
    public TorrentFailure(String message) {
        super(message);
    }
}
