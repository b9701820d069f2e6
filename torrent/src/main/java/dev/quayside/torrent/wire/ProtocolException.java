// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.wire;

import java.io.IOException;

/** A peer breaks the protocol, so that the connection must end. */
public final class ProtocolException extends IOException {
    private static final long serialVersionUID = 1;

    /**
     * Makes one.
     *
     * @param message what the peer did
     */
    public ProtocolException(String message) {
        super(message);
    }
}
