// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.storage;

import java.util.BitSet;
import java.util.Map;

/**
 * What is remembered of a torrent for the next start.
 *
 * @param complete the pieces that are on the disk and were checked
 * @param partial of pieces that are begun, the blocks that are on the disk
 * @param uploaded bytes sent so far
 * @param downloaded bytes received so far
 */
public record ResumeData(
        BitSet complete, Map<Integer, BitSet> partial, long uploaded, long downloaded) {}
