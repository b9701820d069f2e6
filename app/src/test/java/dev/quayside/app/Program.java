// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.app;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The quayside command in a process of its own. */
final class Program implements AutoCloseable {
    private static final long PATIENCE = 60;

    private final Process process;
    private final Path errors;
    private final BufferedReader out;

    private Program(Process process, Path errors) {
        this.process = process;
        this.errors = errors;
        out =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** What is left of a program that has ended. */
    record Result(int status, String out, String err) {}

    static Program start(String... args) throws IOException {
        return start(List.of(), args);
    }

    static Program start(List<String> javaOptions, String... args) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(javaOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(Main.class.getName());
        command.addAll(List.of(args));
        File errors = File.createTempFile("quayside", ".err");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors);
        builder.environment().put("LC_ALL", "C"); // as where there is no locale
        builder.environment().remove("DISPLAY"); // and no display
        return new Program(builder.start(), errors.toPath());
    }

    static Result run(String... args) throws IOException, InterruptedException {
        try (Program program = start(args)) {
            return program.await();
        }
    }

    /** Waits for its end. */
    Result await() throws IOException, InterruptedException {
        StringBuilder text = new StringBuilder();
        out.lines().forEach(line -> text.append(line).append('\n'));
        if (!process.waitFor(PATIENCE, TimeUnit.SECONDS)) {
            throw new IllegalStateException("It does not end");
        }
        return new Result(process.exitValue(), text.toString(), Files.readString(errors));
    }

    /** Waits until it says where it listens. */
    String place() throws IOException {
        String line = out.readLine();
        if (line == null || !line.startsWith("listening on ")) {
            throw new IllegalStateException(
                    "Got " + line + ", errors: " + Files.readString(errors));
        }
        return line.substring("listening on ".length());
    }

    /** Waits until it says where it listens. */
    int port() throws IOException {
        String place = place();
        return Integer.parseInt(place.substring(place.lastIndexOf(':') + 1));
    }

    /**
     * Tells whether the system keeps a signal from it (where that can be known): what a shell
     * starts in the background gets no SIGINT, nor do its children, and Java leaves it so.
     */
    boolean ignores(int signal) throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.exists(status)) {
            return false;
        }
        String ignored =
                Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .map(line -> line.substring("SigIgn:".length()).trim())
                        .findFirst()
                        .orElseThrow();
        return (Long.parseUnsignedLong(ignored, 16) >> signal - 1 & 1) != 0;
    }

    /** Sends it a signal (TERM, INT), and waits for its end. */
    Result signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
        return await();
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        out.close();
        Files.delete(errors);
    }
}
