// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.epoll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * A program that is started with a socket as its standard streams. Java cannot start one so; a
 * Python script, which plays inetd and the client, can.
 */
class InheritedChannelTest {
    private static final int LIMIT_S = 60;

    private static final String INETD =
            """
            import socket, subprocess, sys
            mode, command = sys.argv[1], sys.argv[2:]
            listener = socket.create_server(("127.0.0.1", 0))
            client = socket.create_connection(listener.getsockname(), timeout=30)
            given = listener if mode == "listener" else listener.accept()[0]
            child = subprocess.Popen(command, stdin=given, stdout=given, stderr=subprocess.PIPE)
            if mode == "connection":
                given.close()
            client.sendall(b"hello")
            print("answer", client.recv(5, socket.MSG_WAITALL).decode())
            print(child.communicate(timeout=30)[1].decode().strip())
            print("exit", child.returncode)
            socket.create_connection(listener.getsockname(), timeout=30)
            listener.accept()
            """;

    private static boolean hasPython() throws InterruptedException {
        try {
            return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false; // not installed
        }
    }

    private static List<String> startBy(String... launcher) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(launcher);
        builder.command()
                .addAll(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                InheritedProgram.class.getName()));
        Process process = builder.redirectErrorStream(true).start();
        process.getOutputStream().close();
        try (BufferedReader output =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            List<String> lines = output.lines().toList();
            assertThat(process.waitFor(LIMIT_S, TimeUnit.SECONDS)).isTrue();
            return lines;
        } finally {
            process.destroyForcibly();
        }
    }

    /** Closing the channel closes the socket: nothing else holds it. */
    @Test
    void theSocketOfTheStandardStreamsIsTheChannelsAlone() throws Exception {
        assumeTrue(hasPython(), "skipped: there is no python3 to start the program with a socket");
        assertThat(startBy("python3", "-c", INETD, "connection"))
                .containsExactly(
                        "answer hello",
                        "same true",
                        "connection true",
                        "keys 0",
                        "sockets left 0",
                        "exit 0");
    }

    /** It goes on for others that have it, even when it was closed while a thread waited. */
    @Test
    void closingAListenerClosesItForThisProgramOnly() throws Exception {
        assumeTrue(hasPython(), "skipped: there is no python3 to start the program with a socket");
        assertThat(startBy("python3", "-c", INETD, "listener"))
                .containsExactly(
                        "answer hello",
                        "same true",
                        "listener true",
                        "keys 0",
                        "java.nio.channels.AsynchronousCloseException",
                        "sockets left 0",
                        "exit 0");
    }

    @Test
    void aProgramStartedWithoutOneHasNone() throws Exception {
        assertThat(startBy("env"))
                .containsExactly("same true", "nothing inherited", "sockets left 0");
    }
}
