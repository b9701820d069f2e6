// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.bench.compare;

import com.google.gson.Gson;
import java.io.IOException;

/** Connections that a process of the load generator holds until this is closed. */
final class IdleConnections implements AutoCloseable {
    private final Process process;
    private final double seconds;

    private record Answer(int held, double seconds, String error) {}

    private IdleConnections(Process process, double seconds) {
        this.process = process;
        this.seconds = seconds;
    }

    /**
     * Waits until the server has accepted all that the process opens.
     *
     * @throws CommandFailure if it has not
     */
    static IdleConnections open(Peer peer, Process process) throws IOException, CommandFailure {
        Answer answer = new Gson().fromJson(process.inputReader().readLine(), Answer.class);
        if (answer == null || answer.error() != null) {
            process.destroy();
            throw new CommandFailure(
                    peer.name()
                            + " did not take all idle connections: "
                            + (answer == null ? "no answer within the time" : answer.error()));
        }
        return new IdleConnections(process, answer.seconds());
    }

    /** How long it took to open them. */
    double seconds() {
        return seconds;
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close(); // it holds them until its input ends
        process.onExit().join();
    }
}
