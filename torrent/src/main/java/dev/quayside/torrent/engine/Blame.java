// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.engine;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Finds out who has sent bad blocks.
 *
 * <p>When a piece is wrong that several peers had a part in, the digest of each block is remembered
 * with its sender. Once the piece is right, each block whose digest was another one was bad, and
 * who sent it is found.
 */
final class Blame {
    private final Map<Integer, Suspicion> suspicions = new HashMap<>();

    private record Suspicion(List<byte[]> digests, BlockSource[] senders) {}

    /** The one peer that has sent all of a piece; null if there were several, or it is unknown. */
    static BlockSource onlyOne(PartialPiece piece) {
        Set<BlockSource> senders = new HashSet<>(Arrays.asList(piece.contributors()));
        return senders.size() == 1 ? senders.iterator().next() : null;
    }

    boolean isSuspicious(int piece) {
        return suspicions.containsKey(piece);
    }

    /** A piece is wrong. */
    void suspect(PartialPiece piece, List<byte[]> digests) {
        suspicions.putIfAbsent(piece.piece, new Suspicion(digests, piece.contributors()));
    }

    /** A piece is right; returns who has sent other blocks before. */
    Set<BlockSource> resolve(int piece, List<byte[]> digests) {
        Suspicion suspicion = suspicions.remove(piece);
        Set<BlockSource> guilty = new HashSet<>();
        if (suspicion != null && digests != null) {
            for (int i = 0; i < digests.size(); i++) {
                if (!Arrays.equals(digests.get(i), suspicion.digests().get(i))) {
                    guilty.add(suspicion.senders()[i]);
                }
            }
        }
        guilty.removeIf(Objects::isNull);
        return guilty;
    }
}
