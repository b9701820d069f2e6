// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.bench.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What an idle connection takes of a server's memory: the difference that 10,000 of them make. */
final class MemoryRun {
    private static final int CONNECTIONS = 10_000;

    /** What is made on first use is made before. */
    private static final double USE_SECONDS = 0.3;

    private final Field field;
    private final Results results;
    private final Progress progress;

    MemoryRun(Field field, Results results, Progress progress) {
        this.field = field;
        this.results = results;
        this.progress = progress;
    }

    void run(List<Peer> peers) throws IOException, InterruptedException {
        for (Peer peer : peers) {
            try (Server server = field.start(peer, Peer.Heap.SMALL).server()) {
                measure(server);
                progress.say("memory of " + peer.name());
            } catch (CommandFailure e) {
                progress.say("left out: " + e.getMessage());
            }
        }
    }

    private void measure(Server server) throws IOException, InterruptedException, CommandFailure {
        field.generator().run(Load.CHURN, server, 0, USE_SECONDS);
        field.generator().run(Load.PINGPONG_64, server, 0, USE_SECONDS);
        Quiet.await();
        Memory before = memory(server);
        try (IdleConnections held = field.generator().hold(server, CONNECTIONS)) {
            Quiet.await();
            Memory full = memory(server);
            results.add(Measurement.ofIdle(server.peer(), CONNECTIONS, held.seconds()));
            results.add(
                    Measurement.ofMemory(
                            server.peer(),
                            CONNECTIONS,
                            perConnection(full.resident - before.resident),
                            full.heap == null ? null : perConnection(full.heap - before.heap)));
        }
    }

    private static double perConnection(long bytes) {
        return (double) bytes / CONNECTIONS;
    }

    private record Memory(long resident, Long heap) {}

    /** The histogram collects garbage first, so that the resident memory is looked at after it. */
    private static Memory memory(Server server)
            throws IOException, InterruptedException, CommandFailure {
        Optional<Path> jcmd = server.peer().jdkTool("jcmd");
        Long heap = null;
        if (jcmd.isPresent()) {
            String pid = Long.toString(server.pid());
            heap =
                    ClassHistogram.liveBytes(
                            Tools.run(List.of(jcmd.get().toString(), pid, "GC.class_histogram")));
        }
        return new Memory(ProcFiles.residentBytes(server.pid()), heap);
    }
}
