// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.wire;

/** Where bytes of a connection go. */
public interface ByteSink {
    /**
     * Takes bytes; all of them, and copies them before it returns.
     *
     * @param bytes where they are
     * @param offset of the first one
     * @param length how many
     */
    void write(byte[] bytes, int offset, int length);
}
