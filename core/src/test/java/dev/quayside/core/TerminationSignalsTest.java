// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signals end the main loop in order: programs of their own are started and told to end. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class TerminationSignalsTest {
    private static final int LIMIT_S = 100;

    private static Process start(String... arguments) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder builder =
                new ProcessBuilder(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        TerminatedProgram.class.getName());
        builder.command().addAll(List.of(arguments));
        return builder.redirectErrorStream(true).start();
    }

    /** Inherited by the programs that are started: bit 1 of the mask is SIGINT. */
    private static boolean ignoresInterrupts() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return false;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .map(line -> Long.parseUnsignedLong(line.substring(7).trim(), 16))
                .anyMatch(mask -> (mask & 2) != 0);
    }

    private static void signal(Process program, String name) throws Exception {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(program.pid())).start();
        assertThat(kill.waitFor(LIMIT_S, TimeUnit.SECONDS)).isTrue();
        assertThat(kill.exitValue()).isZero();
    }

    private static int end(Process program) throws InterruptedException {
        try {
            assertThat(program.waitFor(LIMIT_S, TimeUnit.SECONDS)).isTrue();
            return program.exitValue();
        } finally {
            program.destroyForcibly();
        }
    }

    private static BufferedReader output(Process program) {
        return new BufferedReader(
                new InputStreamReader(program.getInputStream(), StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT"})
    void aSignalEndsExecWithAboutToQuit(String signal) throws Exception {
        assumeFalse(
                signal.equals("INT") && ignoresInterrupts(),
                "skipped: the tests were started in the background, where Ctrl-C means nothing");
        Process program = start();
        BufferedReader output = output(program);
        assertThat(output.readLine()).isEqualTo("looping");
        signal(program, signal);
        assertThat(output.readLine()).isEqualTo("aboutToQuit");
        assertThat(output.readLine()).isEqualTo("exec 0");
        assertThat(end(program)).isEqualTo(7);
    }

    @Test
    void aSecondSignalEndsAProgramThatDoesNotComeToItsEnd() throws Exception {
        Process program = start("stubborn");
        BufferedReader output = output(program);
        assertThat(output.readLine()).isEqualTo("looping");
        signal(program, "TERM");
        assertThat(output.readLine()).isEqualTo("aboutToQuit");
        signal(program, "TERM");
        assertThat(end(program)).isEqualTo(128 + 15);
    }
}
