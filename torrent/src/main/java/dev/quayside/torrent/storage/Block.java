// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.storage;

/**
 * A block that has arrived.
 *
 * @param index its index in the piece
 * @param data its bytes; the array may be longer than the block
 */
public record Block(int index, byte[] data) {}
