// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.bench.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;

/** Starts servers, each on a port of its own, and sees that they answer. */
final class Field {
    private final LoadGenerator generator;
    private final Processors processors;
    private final Path logs;
    private int nextPort;

    /**
     * @param firstPort the first one to use
     * @param logs a folder for what the servers print
     */
    Field(LoadGenerator generator, Processors processors, int firstPort, Path logs) {
        this.generator = generator;
        this.processors = processors;
        this.nextPort = firstPort;
        this.logs = logs;
    }

    /** A server that has answered, and the time from its start to that. */
    record Started(Server server, double millis) {}

    /**
     * Starts one and waits for its first answer.
     *
     * @throws CommandFailure if there is none
     */
    Started start(Peer peer, Peer.Heap heap) throws IOException, CommandFailure {
        int port = nextPort++;
        Path log = logs.resolve(peer.name().replaceAll("\\W+", "-") + ".log");
        FirstEcho first = generator.awaitFirstEcho(port);
        long begin = System.nanoTime();
        Server server = Server.start(peer, port, heap, processors, log);
        OptionalLong answered = first.await();
        if (answered.isEmpty() || !server.isAlive()) {
            server.close();
            throw new CommandFailure(peer.name() + " does not answer, see " + log);
        }
        return new Started(server, (answered.getAsLong() - begin) / 1e6);
    }

    LoadGenerator generator() {
        return generator;
    }
}
