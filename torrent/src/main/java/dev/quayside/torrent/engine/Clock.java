// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.engine;

/** Tells the time in milliseconds, from whenever on; it never goes back. */
@FunctionalInterface
interface Clock {
    long now();

    /** The machine's. */
    static Clock system() {
        return () -> System.nanoTime() / 1_000_000;
    }
}
