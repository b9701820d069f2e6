// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.bench.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A server that runs, until it is closed. */
final class Server implements AutoCloseable {
    private static final long END_SECONDS = 10;

    private final Peer peer;
    private final Process process;
    private final int port;

    private Server(Peer peer, Process process, int port) {
        this.peer = peer;
        this.process = process;
        this.port = port;
    }

    /** Starts it; it does not listen yet. What it prints goes to a file. */
    static Server start(Peer peer, int port, Peer.Heap heap, Processors processors, Path log)
            throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(processors.forServer(peer.command(port, heap)))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(peer.environment());
        return new Server(peer, builder.start(), port);
    }

    Peer peer() {
        return peer;
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        boolean interrupted = false;
        try {
            process.waitFor(END_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
