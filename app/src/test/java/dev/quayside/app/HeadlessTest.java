// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A command without a window starts quickly: it loads nothing of a user interface. */
class HeadlessTest {
    private static final Pattern INTERFACE =
            Pattern.compile("(java\\.awt|javax\\.swing|sun\\.awt|com\\.formdev)\\.\\S+");

    /** Asking whether there is a display. */
    private static final Pattern DISPLAY =
            Pattern.compile(
                    "java\\.awt\\.GraphicsEnvironment\\S*|sun\\.awt\\.\\S*GraphicsInfo\\S*");

    @TempDir private Path folder;

    private List<String> interfaceClasses(int status, String... args) throws Exception {
        Path log = folder.resolve("classes");
        try (Program program = Program.start(List.of("-Xlog:class+load:file=" + log), args)) {
            assertThat(program.await().status()).isEqualTo(status);
        }
        String loaded = Files.readString(log);
        assertThat(loaded).contains("dev.quayside.app.Main");
        return INTERFACE.matcher(loaded).results().map(match -> match.group()).toList();
    }

    private static String closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return "" + socket.getLocalPort();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fortune-client", "blocking-fortune-client"})
    void withTheOptionItDoesNotEvenAskForADisplay(String client) throws Exception {
        assertThat(interfaceClasses(1, client, "--headless", "127.0.0.1", closedPort())).isEmpty();
    }

    @Test
    void loopbackNeedsNoneEither() throws Exception {
        assertThat(interfaceClasses(0, "loopback", "--headless")).isEmpty();
    }

    @Test
    void withoutADisplayItOnlyAsksForOne() throws Exception {
        assertThat(interfaceClasses(1, "fortune-client", "127.0.0.1", closedPort()))
                .isNotEmpty()
                .allMatch(name -> DISPLAY.matcher(name).matches());
    }

    @Test
    void theCommandsOfTorrentNeedNone() throws Exception {
        Path data = Files.writeString(folder.resolve("data"), "to be shared");
        String torrent = folder.resolve("data.torrent").toString();
        assertThat(interfaceClasses(0, "torrent", "create", "-o", torrent, data.toString()))
                .isEmpty();
    }

    @Test
    void theWindowOfTorrentIsMissedWithOneLine() throws Exception {
        assertThat(interfaceClasses(1, "torrent", "window"))
                .isNotEmpty()
                .allMatch(name -> DISPLAY.matcher(name).matches());
        assertThat(Program.run("torrent", "window").err())
                .isEqualTo(
                        "quayside torrent window: there is no display for a window"
                                + " (see: torrent --help)\n");
        assertThat(Program.run("torrent").err())
                .startsWith("quayside torrent: A command is missing");
    }
}
