// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.engine;

import dev.quayside.torrent.http.Http;
import dev.quayside.torrent.storage.DiskWorkers;
import dev.quayside.torrent.storage.FileHandles;
import java.util.Random;

/** What all torrents of an engine share. */
final class EngineParts {
    final EngineSettings settings;
    final byte[] peerId;
    final Clock clock;
    final Random random;
    final DiskWorkers disk;
    final FileHandles files;
    final DiskBudget budget;
    final Throttle throttle;
    final Http http;

    EngineParts(
            EngineSettings settings,
            byte[] peerId,
            Clock clock,
            Random random,
            DiskWorkers disk,
            FileHandles files,
            DiskBudget budget,
            Throttle throttle,
            Http http) {
        this.settings = settings;
        this.peerId = peerId;
        this.clock = clock;
        this.random = random;
        this.disk = disk;
        this.files = files;
        this.budget = budget;
        this.throttle = throttle;
        this.http = http;
    }
}
