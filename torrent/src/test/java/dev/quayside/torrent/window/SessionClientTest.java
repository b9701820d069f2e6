// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quayside.core.QThread;
import dev.quayside.testing.QSignalSpy;
import dev.quayside.torrent.engine.EngineSettings;
import dev.quayside.torrent.session.SettingsFile;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The session's thread, seen from the window. */
class SessionClientTest {
    private static final int PATIENCE = 60_000;

    @TempDir Path folder;
    private Path settings;
    private SessionClient client;

    @BeforeEach
    void begin() throws Exception {
        settings = folder.resolve("torrent.properties");
        client =
                new SessionClient(
                        null, SettingsFile.open(settings), new EngineSettings().setPort(0));
        QSignalSpy changed = new QSignalSpy(client.changed);
        client.start();
        assertThat(changed.wait(PATIENCE)).isTrue();
    }

    @AfterEach
    void end() {
        client.closeNow();
        client.dispose();
    }

    @Test
    void closingEndsTheThreadAndSavesAll() throws Exception {
        QSignalSpy closed = new QSignalSpy(client.closed);
        QSignalSpy died = new QSignalSpy(client.died);
        client.tell(session -> session.remember("theme", "dark"));
        client.close();
        assertThat(closed.wait(PATIENCE)).isTrue();
        assertThat(died.count()).isZero();
        assertThat(client.isRunning()).isFalse();
        try (SettingsFile file = SettingsFile.open(settings)) {
            assertThat(file.settings().look()).containsEntry("theme", "dark");
        }
    }

    @Test
    void anEndOfTheThreadThatNobodyWantedIsTold() {
        QSignalSpy died = new QSignalSpy(client.died);
        client.tell(session -> QThread.currentThread().quit());
        assertThat(died.wait(PATIENCE)).isTrue();
        client.tell(session -> session.remember("theme", "dark")); // goes nowhere, and does no harm
    }

    @Test
    void aDefectIsToldAndTheSessionGoesOn() {
        QSignalSpy problem = new QSignalSpy(client.problem);
        client.tell(
                session -> {
                    throw new IllegalStateException("for a test");
                });
        assertThat(problem.wait(PATIENCE)).isTrue();
        assertThat(problem.at(0).get(0)).asString().contains("for a test");
        QSignalSpy changed = new QSignalSpy(client.changed);
        client.tell(session -> session.watch(null));
        assertThat(changed.wait(PATIENCE)).isTrue();
    }

    @Test
    void theEndOfTheProgramWaitsUntilAllIsSaved() throws Exception {
        client.tell(session -> session.remember("theme", "dark"));
        client.closeNow();
        try (SettingsFile file = SettingsFile.open(settings)) {
            assertThat(file.settings().look()).containsEntry("theme", "dark");
        }
    }
}
