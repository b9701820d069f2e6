// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.bencode;

/**
 * A value of bencode: an integer, a string of bytes, a list or a dictionary.
 *
 * @see <a href="https://www.bittorrent.org/beps/bep_0003.html">BEP 3</a>
 */
public sealed interface BValue permits BInteger, BString, BList, BDictionary {}
