// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.wire;

/** Where bytes of a connection come from. */
public interface ByteSource {
    /**
     * Takes bytes.
     *
     * @param target where they go
     * @param offset where the first one goes
     * @param length how many at most
     * @return how many; 0 if there are none now
     */
    int read(byte[] target, int offset, int length);
}
