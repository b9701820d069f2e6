// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.engine;

/** How a torrent is to work, whether it runs or not. */
final class TorrentOptions {
    boolean sequential;

    /** Whether nothing is made and nothing is remembered. */
    boolean readOnly;

    boolean superSeeding;

    /** Bytes a second; 0 for no limit. */
    long downLimit;

    long upLimit;

    void apply(PiecePicker picker) {
        picker.setSequential(sequential);
    }

    /** What can change while it runs: super-seeding can only end. */
    void apply(Swarm swarm) {
        swarm.traffic().setLimits(downLimit, upLimit);
        if (!superSeeding) {
            swarm.setSuperSeeding(false);
        }
    }
}
