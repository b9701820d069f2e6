// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.bench.compare;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs the load generator. It ends by itself, whatever a server does. */
final class LoadGenerator {
    /** Beyond its own time, for connecting and for servers that stall. */
    private static final double PATIENCE_SECONDS = 10;

    private static final double MAX_HELD_SECONDS = 3600;

    private static final Gson GSON = new Gson();

    private final Path program;
    private final Processors processors;

    LoadGenerator(Path program, Processors processors) {
        this.program = program;
        this.processors = processors;
    }

    /** One window of a load, after a time in which it is not measured. Never null. */
    Window run(Load load, Server server, double warmUp, double seconds)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(load.arguments);
        command.addAll(List.of("-p", Integer.toString(server.port())));
        command.addAll(List.of("-S", Long.toString(server.pid())));
        command.addAll(List.of("-w", Double.toString(warmUp), "-d", Double.toString(seconds)));
        command.addAll(List.of("-l", Double.toString(warmUp + seconds + PATIENCE_SECONDS)));
        Process process = start(command);
        String printed =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return server.isAlive() ? parse(printed) : Window.failed("the server ended");
    }

    /** What it printed; without a line of JSON it was ended by its limit. */
    static Window parse(String printed) {
        try {
            Window window = GSON.fromJson(printed, Window.class);
            return window == null ? Window.failed("no answer within the time") : window;
        } catch (JsonParseException e) {
            return Window.failed("not understood: " + printed);
        }
    }

    /** Opens idle connections, which are held until the result is closed. */
    IdleConnections hold(Server server, int count) throws IOException, CommandFailure {
        return IdleConnections.open(
                server.peer(),
                start(
                        List.of(
                                program.toString(),
                                "idle",
                                "-n",
                                Integer.toString(count),
                                "-p",
                                Integer.toString(server.port()),
                                "-l",
                                Double.toString(MAX_HELD_SECONDS))));
    }

    /** Waits in the background for the first echo of a server that is still to be started. */
    FirstEcho awaitFirstEcho(int port) throws IOException {
        return new FirstEcho(
                start(
                        List.of(
                                program.toString(),
                                "first",
                                "-p",
                                Integer.toString(port),
                                "-l",
                                Double.toString(2 * PATIENCE_SECONDS))));
    }

    private Process start(List<String> command) throws IOException {
        return new ProcessBuilder(processors.forLoad(command))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
