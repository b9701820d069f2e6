// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.engine;

/** Whether connections to peers are obfuscated (message stream encryption). */
public enum Encryption {
    /** Never. */
    OFF,
    /** When the peer calls so, or does not answer otherwise. */
    ALLOWED,
    /** Always; other peers are refused. */
    REQUIRED
}
