// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.bencode;

import java.util.List;

/**
 * A list of bencode.
 *
 * @param values its values in their order
 */
public record BList(List<BValue> values) implements BValue {
    /**
     * Makes one.
     *
     * @param values copied
     */
    public BList {
        values = List.copyOf(values);
    }
}
