// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quayside.network.QHostAddress;
import dev.quayside.testing.QTest;
import dev.quayside.torrent.engine.EngineSettings;
import dev.quayside.torrent.engine.Torrent;
import dev.quayside.torrent.engine.TorrentEngine;
import dev.quayside.torrent.engine.TorrentState;
import dev.quayside.torrent.metainfo.Metainfo;
import dev.quayside.torrent.metainfo.MetainfoParser;
import dev.quayside.torrent.metainfo.TorrentMaker;
import dev.quayside.torrent.tracker.TrackerServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;

/** A tracker, a seed, and sessions; all in the thread of the test. */
public final class SessionFixture implements AutoCloseable {
    private static final int PATIENCE_MSECS = 60_000;

    public final Path folder;
    final Path settings;
    public final TrackerServer tracker = new TrackerServer(null, 1);
    private final List<Session> sessions = new ArrayList<>();
    private TorrentEngine seedEngine;
    SessionSnapshot last = SessionSnapshot.EMPTY;
    final List<String> problems = new ArrayList<>();

    public SessionFixture(Path folder) {
        this.folder = folder;
        settings = folder.resolve("config/torrent.properties");
        tracker.listen(new QHostAddress(QHostAddress.SpecialAddress.LocalHost), 0);
    }

    /** Makes a torrent of files of random bytes. */
    public Metainfo make(String name, int... lengths) throws IOException {
        Path files = Files.createDirectories(folder.resolve("source").resolve(name));
        for (int i = 0; i < lengths.length; i++) {
            byte[] bytes = new byte[lengths[i]];
            new Random(name.hashCode() + i).nextBytes(bytes);
            Files.write(files.resolve("file-" + i), bytes);
        }
        TorrentMaker maker = new TorrentMaker(files);
        String address = "http://127.0.0.1:" + tracker.serverPort() + "/announce";
        maker.setTrackers(List.of(List.of(address)));
        maker.setPieceLength(32 << 10);
        maker.setComment("Made for a test");
        return MetainfoParser.parse(maker.make(done -> {}));
    }

    /** Keeps its torrent file, see {@link #kept}. */
    public void keep(Metainfo meta) throws IOException {
        new KeptTorrents(folder.resolve("kept.properties")).keep(meta);
    }

    /** Where the torrent file is that was kept. */
    public static Path kept(Path folder, Metainfo meta) {
        return new KeptTorrents(folder.resolve("kept.properties")).path(meta.info().hash());
    }

    /** Starts to give a torrent. */
    public void seed(Metainfo meta) {
        if (seedEngine == null) {
            seedEngine = new TorrentEngine(null, engineSettings());
        }
        Torrent torrent = seedEngine.add(meta, folder.resolve("source"));
        torrent.setReadOnly(true);
        torrent.start();
        await(() -> torrent.state() == TorrentState.SEEDING);
    }

    /** Limits what the seed gives. */
    public void limitSeed(long bytesPerSecond) {
        seedEngine.setLimits(0, bytesPerSecond);
    }

    static EngineSettings engineSettings() {
        return new EngineSettings().setPort(0).setMemory(256, 16);
    }

    Path destination() {
        return folder.resolve("downloads");
    }

    Session open() throws SettingsException {
        return open(engineSettings());
    }

    Session open(EngineSettings engineSettings) throws SettingsException {
        Session session = new Session(SettingsFile.open(settings), engineSettings);
        session.changed.connect(snapshot -> last = snapshot);
        session.problem.connect(problems::add);
        sessions.add(session);
        session.open();
        return session;
    }

    /** Ends a session as its window does. */
    void close(Session session) {
        boolean[] closed = new boolean[1];
        session.closed.connect(() -> closed[0] = true);
        session.close();
        await(() -> closed[0]);
        sessions.remove(session);
        session.dispose();
    }

    /** What a torrent is doing. */
    TorrentSnapshot torrent(Metainfo meta) {
        return last.find(meta.info().hash()).orElseThrow();
    }

    void awaitState(Metainfo meta, TorrentState state) {
        await(
                () -> {
                    TorrentSnapshot torrent = last.find(meta.info().hash()).orElse(null);
                    return torrent != null && torrent.state() == state;
                });
    }

    static void await(BooleanSupplier condition) {
        assertThat(QTest.qWaitFor(condition, PATIENCE_MSECS)).as("in time").isTrue();
    }

    @Override
    public void close() {
        for (Session session : List.copyOf(sessions)) {
            session.abort();
            session.dispose();
        }
        if (seedEngine != null) {
            seedEngine.dispose();
        }
        tracker.dispose();
    }
}
