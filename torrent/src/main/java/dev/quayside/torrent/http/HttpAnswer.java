// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.http;

import java.util.Map;

/**
 * An answer.
 *
 * @param status the number, such as 200
 * @param headers by name in small letters; of several of one name the last
 * @param body the bytes
 */
public record HttpAnswer(int status, Map<String, String> headers, byte[] body) {
    /** Makes one; the map is copied. */
    public HttpAnswer {
        headers = Map.copyOf(headers);
    }
}
