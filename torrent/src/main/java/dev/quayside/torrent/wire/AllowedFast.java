// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.wire;

import dev.quayside.torrent.metainfo.InfoHash;
import dev.quayside.torrent.metainfo.Sha1;
import java.nio.ByteBuffer;
import java.util.BitSet;

/**
 * Which pieces a newcomer may have in spite of choking, so that it soon has something to give (BEP
 * 6). They follow from its address, so that it gets no others by calling again.
 */
public final class AllowedFast {
    private AllowedFast() {}

    /**
     * Computes them.
     *
     * @param address the peer's IPv4 address, 4 bytes
     * @param hash the torrent
     * @param pieceCount how many pieces it has
     * @param most how many are allowed
     * @return as many pieces as are allowed and there
     */
    public static BitSet of(byte[] address, InfoHash hash, int pieceCount, int most) {
        byte[] network = address.clone();
        network[3] = 0;
        byte[] digest = Sha1.digest(network, hash.bytes());
        BitSet allowed = new BitSet();
        int wanted = Math.min(most, pieceCount);
        while (allowed.cardinality() < wanted) {
            ByteBuffer numbers = ByteBuffer.wrap(digest);
            while (numbers.hasRemaining() && allowed.cardinality() < wanted) {
                allowed.set((int) (Integer.toUnsignedLong(numbers.getInt()) % pieceCount));
            }
            digest = Sha1.digest(digest);
        }
        return allowed;
    }
}
