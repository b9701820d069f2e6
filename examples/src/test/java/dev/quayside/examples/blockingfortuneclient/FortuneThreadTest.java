// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.examples.blockingfortuneclient;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quayside.core.QObject;
import dev.quayside.core.QThread;
import dev.quayside.examples.fortunes.ScriptedServer;
import dev.quayside.testing.QTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The thread that fetches for a window. */
class FortuneThreadTest {
    private static final String LOCAL = "127.0.0.1";
    private static final String REFUSED =
            "failed The connection was refused. Is the server running, and is the port right?";

    private final FortuneThread thread = new FortuneThread(200_000);
    private final QObject window = new QObject();
    private boolean ended;
    private final List<String> events = new ArrayList<>();

    FortuneThreadTest() {
        thread.received.connect(window, fortune -> end("received " + fortune));
        thread.failed.connect(window, reason -> end("failed " + reason));
    }

    @AfterEach
    void dispose() {
        thread.stop();
        thread.dispose();
    }

    private void awaitEnd() {
        assertThat(QTest.qWaitFor(() -> ended, 60_000)).isTrue();
        ended = false;
    }

    private void end(String event) {
        assertThat(QThread.currentThread()).isSameAs(window.thread());
        events.add(event);
        ended = true;
    }

    private void request(int port) {
        thread.request(LOCAL, port);
        awaitEnd();
    }

    @Test
    void theFirstRequestStartsItAndOthersWakeIt() throws IOException {
        List<String> starts = new ArrayList<>();
        thread.started.connect(window, () -> starts.add("started"));
        assertThat(thread.isRunning()).isFalse();
        try (ScriptedServer server = ScriptedServer.ofFortunes("Calm sea.", "Fog.")) {
            request(server.port());
            assertThat(thread.isRunning()).isTrue();
            request(server.port());
        }
        assertThat(events).containsExactly("received Calm sea.", "received Fog.");
        assertThat(starts).hasSize(1);
    }

    @Test
    void afterAnErrorItCanBeUsedAgain() throws IOException {
        int closed = ScriptedServer.closedPort();
        request(closed);
        request(closed);
        try (ScriptedServer server = ScriptedServer.ofFortunes("Calm sea.")) {
            request(server.port());
        }
        assertThat(events).containsExactly(REFUSED, REFUSED, "received Calm sea.");
    }

    @Test
    @Timeout(150) // less than the thread itself would wait
    void stoppingEndsWhatItWaitsForWithoutAWord() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getByName(LOCAL))) {
            thread.request(LOCAL, silent.getLocalPort());
            try (Socket client = silent.accept()) {
                assertThat(client.isConnected()).isTrue();
                thread.stop();
            }
        }
        assertThat(thread.isFinished()).isTrue();
        assertThat(events).isEmpty();
    }

    @Test
    void itCanBeStoppedIdleAtOnceAndWithoutHavingRun() throws IOException {
        thread.stop();
        thread.start();
        thread.stop();
        assertThat(thread.isFinished()).isTrue();
        try (ScriptedServer server = ScriptedServer.ofFortunes("Calm sea.")) {
            request(server.port());
        }
        thread.stop();
        assertThat(thread.isFinished()).isTrue();
    }
}
