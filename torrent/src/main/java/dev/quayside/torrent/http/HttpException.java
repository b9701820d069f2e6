// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.http;

import java.io.IOException;

/** An exchange by HTTP went wrong. The message is a text for people. */
public final class HttpException extends IOException {
    private static final long serialVersionUID = 1;

    /**
     * Makes one.
     *
     * @param message what went wrong
     */
    public HttpException(String message) {
        super(message);
    }
}
