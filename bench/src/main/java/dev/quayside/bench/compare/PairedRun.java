// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.bench.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * All servers run at once, and short windows of load go round them in turn: a machine drifts over
 * minutes by more than servers differ, but hardly within one cycle. A server without load costs
 * nothing.
 */
final class PairedRun {
    private static final double WARM_UP_SECONDS = 0.12;

    /** For a JVM to compile what it runs. */
    private static final double JVM_TRAINING_SECONDS = 2;

    private static final double TRAINING_SECONDS = 0.2;

    /** Loads that together run all paths of a server. */
    private static final List<Load> TRAINING =
            List.of(Load.PIPELINE, Load.PINGPONG_64, Load.STREAM, Load.CHURN);

    private final Field field;
    private final Results results;
    private final int cycles;
    private final double windowSeconds;
    private final Progress progress;

    PairedRun(Field field, Results results, int cycles, double windowSeconds, Progress progress) {
        this.field = field;
        this.results = results;
        this.cycles = cycles;
        this.windowSeconds = windowSeconds;
        this.progress = progress;
    }

    void run(List<Peer> peers, List<Load> loads) throws IOException, InterruptedException {
        List<Server> servers = new ArrayList<>();
        try {
            for (Peer peer : peers) {
                start(peer, servers);
            }
            for (Server server : servers) {
                train(server);
            }
            for (Load load : loads) {
                run(load, servers);
            }
        } finally {
            servers.forEach(Server::close);
        }
    }

    private void start(Peer peer, List<Server> servers) throws IOException {
        try {
            servers.add(field.start(peer, Peer.Heap.ROOMY).server());
        } catch (CommandFailure e) {
            progress.say("left out: " + e.getMessage());
        }
    }

    private void train(Server server) throws IOException, InterruptedException {
        progress.say("training " + server.peer().name());
        double seconds = server.peer().isJava() ? JVM_TRAINING_SECONDS : TRAINING_SECONDS;
        for (Load load : TRAINING) {
            field.generator().run(load, server, 0, seconds);
        }
    }

    private void run(Load load, List<Server> servers) throws IOException, InterruptedException {
        List<IdleConnections> held = new ArrayList<>();
        try {
            List<Server> taking = load.idle > 0 ? hold(load, servers, held) : servers;
            for (int cycle = 0; cycle < cycles; cycle++) {
                Quiet.await();
                runCycle(load, taking, cycle);
                progress.say(load.title + ": cycle " + (cycle + 1) + " of " + cycles);
            }
        } finally {
            for (IdleConnections connections : held) {
                connections.close();
            }
        }
    }

    /** Returns the servers that took all the connections. */
    private List<Server> hold(Load load, List<Server> servers, List<IdleConnections> held)
            throws IOException {
        List<Server> taking = new ArrayList<>();
        for (Server server : servers) {
            try {
                IdleConnections connections = field.generator().hold(server, load.idle);
                held.add(connections);
                taking.add(server);
                results.add(Measurement.ofIdle(server.peer(), load.idle, connections.seconds()));
            } catch (CommandFailure e) {
                progress.say("left out: " + e.getMessage());
            }
        }
        return taking;
    }

    /** There and back again in turn, so that nobody always comes first. */
    private void runCycle(Load load, List<Server> servers, int cycle)
            throws IOException, InterruptedException {
        List<Server> order = new ArrayList<>(servers);
        if (cycle % 2 == 1) {
            Collections.reverse(order);
        }
        for (Server server : order) {
            Window window = field.generator().run(load, server, WARM_UP_SECONDS, windowSeconds);
            results.add(Measurement.ofWindow(server.peer(), load, cycle, window));
            if (window.error() != null) {
                progress.say(server.peer().name() + ": " + window.error());
            }
        }
    }
}
