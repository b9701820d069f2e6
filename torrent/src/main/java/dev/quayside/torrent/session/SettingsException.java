// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.session;

/** The settings cannot be used, for a reason that one line tells. */
public final class SettingsException extends Exception {
    private static final long serialVersionUID = 1;

    /**
     * Makes one.
     *
     * @param message the reason
     */
    public SettingsException(String message) {
        super(message);
    }
}
