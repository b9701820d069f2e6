// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.bench.compare;

import java.io.IOException;
import java.util.List;

/** From the start of a server's process to its first answer. */
final class StartRun {
    private final Field field;
    private final Results results;
    private final int rounds;
    private final Progress progress;

    StartRun(Field field, Results results, int rounds, Progress progress) {
        this.field = field;
        this.results = results;
        this.rounds = rounds;
        this.progress = progress;
    }

    void run(List<Peer> peers) throws IOException, InterruptedException {
        for (int round = 0; round < rounds; round++) {
            for (Peer peer : peers) {
                Quiet.await();
                start(peer);
            }
            progress.say("start: round " + (round + 1) + " of " + rounds);
        }
    }

    private void start(Peer peer) throws IOException {
        try {
            Field.Started started = field.start(peer, Peer.Heap.ROOMY);
            started.server().close();
            results.add(Measurement.ofStart(peer, started.millis()));
        } catch (CommandFailure e) {
            progress.say("left out: " + e.getMessage());
        }
    }
}
