// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.bencode;

/**
 * An integer of bencode.
 *
 * @param value at most 64 bits: what is longer is refused in reading
 */
public record BInteger(long value) implements BValue {}
