// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.metainfo;

import java.io.IOException;

/** A torrent file or a magnet link is not right. The message is a text for people. */
public final class MetainfoException extends IOException {
    private static final long serialVersionUID = 1;

    /**
     * Makes one.
     *
     * @param message what is wrong
     */
    public MetainfoException(String message) {
        super(message);
    }
}
