// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.storage;

import java.util.BitSet;
import java.util.List;
import java.util.Map;

/**
 * What is remembered of a torrent for the next start.
 *
 * @param complete the pieces that are on the disk and were checked
 * @param partial of pieces that are begun, the blocks that are on the disk
 * @param priorities how much each file is wanted, as numbers that the engine knows; empty if
 *     unknown
 * @param uploaded bytes sent so far
 * @param downloaded bytes received so far
 */
public record ResumeData(
        BitSet complete,
        Map<Integer, BitSet> partial,
        List<Integer> priorities,
        long uploaded,
        long downloaded) {
    /** Makes one; the list is copied. */
    public ResumeData {
        priorities = List.copyOf(priorities);
    }
}
