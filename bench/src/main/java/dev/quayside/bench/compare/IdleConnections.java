// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.bench.compare;

import com.google.gson.Gson;
import java.io.BufferedReader;
import java.io.IOException;

/** Connections that a process of the load generator holds until this is closed. */
final class IdleConnections implements AutoCloseable {
    private final Process process;
    private final double seconds;

    private record Answer(int held, double seconds, String error) {}

    /**
     * Waits until the server has accepted all.
     *
     * @throws IOException if it has not
     */
    IdleConnections(Process process) throws IOException {
        this.process = process;
        BufferedReader printed = process.inputReader();
        Answer answer = new Gson().fromJson(printed.readLine(), Answer.class);
        if (answer == null || answer.error() != null) {
            close();
            throw new IOException(answer == null ? "no answer within the time" : answer.error());
        }
        seconds = answer.seconds();
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
