// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.bencode;

import java.io.IOException;

/** Bytes are not bencode, or not what was expected in it. The message is a text for people. */
public final class BencodeException extends IOException {
    private static final long serialVersionUID = 1;

    /**
     * Makes one.
     *
     * @param message what is wrong
     */
    public BencodeException(String message) {
        super(message);
    }
}
