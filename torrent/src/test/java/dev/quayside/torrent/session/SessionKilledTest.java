// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quayside.torrent.metainfo.Metainfo;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process with a session is killed at any moment, again and again. */
class SessionKilledTest {
    private static final int KILLS = 6;
    private static final int LENGTH = 8 << 20;

    @TempDir Path folder;
    private SessionFixture fixture;
    private int saved;
    private long done;

    @Test
    void losesNoSettingAndNoFinishedPiece() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        try (SessionFixture all = new SessionFixture(folder)) {
            fixture = all;
            Metainfo meta = all.make("film", LENGTH);
            all.keep(meta);
            all.seed(meta);
            all.limitSeed(LENGTH / 4);
            for (int i = 0; i < KILLS; i++) {
                runUntil(meta, 1 + random.nextInt(400), Long.MAX_VALUE);
                checkSettings("seed of the random numbers: " + seed);
            }
            assertThat(saved).as("there was something to lose").isPositive();
            all.limitSeed(0);
            runUntil(meta, Integer.MAX_VALUE, LENGTH);
        }
        assertThat(folder.resolve("downloads/film/file-0"))
                .hasSameBinaryContentAs(folder.resolve("source/film/file-0"));
    }

    /** Runs the program until it has said so many lines, or has so many bytes; then kills it. */
    private void runUntil(Metainfo meta, int lines, long bytes) throws Exception {
        Process process = start(meta);
        Queue<String> said = new ConcurrentLinkedQueue<>();
        Thread reader = new Thread(() -> read(process, said), "lines");
        reader.start();
        try {
            Said state = new Said();
            SessionFixture.await(
                    () -> {
                        while (!said.isEmpty() && state.lines < lines) {
                            state.hear(said.remove());
                        }
                        return state.lines >= lines || done >= bytes || !process.isAlive();
                    });
            assertThat(process.isAlive()).as(said::toString).isTrue();
        } finally {
            process.toHandle().destroyForcibly(); // leaves what it has said to be read
            process.waitFor();
            reader.join();
        }
        Said rest = new Said();
        rest.first = false;
        said.forEach(rest::hear); // it had said more than was heard
    }

    /** What one run says. */
    private final class Said {
        int lines;
        boolean first = true;

        void hear(String line) {
            lines++;
            int space = line.indexOf(' ');
            String what = line.substring(0, space);
            if (what.equals("saved")) {
                saved = Integer.parseInt(line.substring(space + 1));
            } else if (what.equals("done")) {
                long now = Long.parseLong(line.substring(space + 1));
                assertThat(now).as(first ? "after the kill" : "later").isGreaterThanOrEqualTo(done);
                first = false;
                done = now;
            } else {
                throw new AssertionError(line);
            }
        }
    }

    private void checkSettings(String when) throws SettingsException {
        try (SettingsFile file = SettingsFile.open(fixture.settings)) {
            Settings settings = file.settings();
            int changes = Integer.parseInt(settings.look().getOrDefault("changes", "0"));
            assertThat(changes).as(when).isGreaterThanOrEqualTo(saved);
            assertThat(settings.upLimit() / 1024).as(when).isBetween(changes - 1L, (long) changes);
            assertThat(settings.torrents().size()).as(when).isBetween(saved == 0 ? 0 : 1, 1);
        }
    }

    private Process start(Metainfo meta) throws IOException {
        Path torrent = SessionFixture.kept(folder, meta);
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RestlessSession.class.getName(),
                        fixture.settings.toString(),
                        torrent.toString(),
                        folder.resolve("downloads").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static void read(Process process, Queue<String> said) {
        try (BufferedReader reader = process.inputReader()) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                said.add(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
