// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.bencode;

/**
 * How much a reader takes, so that a small input cannot cost much memory or stack.
 *
 * @param bytes the longest input
 * @param depth how deep lists and dictionaries may be nested
 * @param values how many values there may be in all
 * @param sorted whether the keys of a dictionary must be in order, as BEP 3 says; many trackers and
 *     clients send them otherwise
 */
public record BencodeLimits(int bytes, int depth, int values, boolean sorted) {
    /** For torrent files: a million values is a torrent of 200,000 files. */
    public static final BencodeLimits METAINFO = new BencodeLimits(32 << 20, 32, 1_000_000, false);

    /** For answers of trackers and messages of peers. */
    public static final BencodeLimits MESSAGE = new BencodeLimits(1 << 20, 16, 50_000, false);

    /** For what is exactly as BEP 3 wants it. */
    public static final BencodeLimits STRICT = new BencodeLimits(32 << 20, 32, 1_000_000, true);
}
