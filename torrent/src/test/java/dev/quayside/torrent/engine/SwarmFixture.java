// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quayside.network.QHostAddress;
import dev.quayside.testing.QTest;
import dev.quayside.torrent.metainfo.Metainfo;
import dev.quayside.torrent.metainfo.MetainfoParser;
import dev.quayside.torrent.metainfo.TorrentMaker;
import dev.quayside.torrent.tracker.TrackerServer;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;

/** A tracker, some files, and engines that share them; all in the thread of the test. */
final class SwarmFixture implements AutoCloseable {
    private static final int PATIENCE_MSECS = 60_000;

    final Path folder;
    final Path source;
    private final TrackerServer tracker = new TrackerServer(null, 1);
    private final List<TorrentEngine> engines = new ArrayList<>();
    private Metainfo meta;

    SwarmFixture(Path folder) throws IOException {
        this.folder = folder;
        source = Files.createDirectories(folder.resolve("source/files"));
        tracker.listen(new QHostAddress(QHostAddress.SpecialAddress.LocalHost), 0);
    }

    /** Writes a file of random bytes. */
    SwarmFixture file(String name, int length) throws IOException {
        byte[] bytes = new byte[length];
        new Random(name.hashCode()).nextBytes(bytes);
        Path file = source.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
        return this;
    }

    Metainfo meta() throws IOException {
        if (meta == null) {
            TorrentMaker maker = new TorrentMaker(source);
            String address = "http://127.0.0.1:" + tracker.serverPort() + "/announce";
            maker.setTrackers(List.of(List.of(address)));
            maker.setPieceLength(32 << 10);
            meta = MetainfoParser.parse(maker.make(done -> {}));
        }
        return meta;
    }

    static EngineSettings settings() {
        return new EngineSettings().setPort(0).setMemory(256, 16);
    }

    TorrentEngine engine(EngineSettings settings) {
        TorrentEngine engine = new TorrentEngine(null, settings);
        engines.add(engine);
        return engine;
    }

    /** A client that has all and gives it. */
    Torrent seed() throws IOException {
        return seed(settings());
    }

    Torrent seed(EngineSettings settings) throws IOException {
        Torrent torrent = engine(settings).add(meta(), source.getParent());
        torrent.setReadOnly(true);
        torrent.start();
        await(() -> torrent.state() == TorrentState.SEEDING);
        return torrent;
    }

    Path destination(int number) throws IOException {
        return Files.createDirectories(folder.resolve("client-" + number));
    }

    /** A client that has nothing, not started yet. */
    Torrent leech(int number) throws IOException {
        return leech(number, settings());
    }

    Torrent leech(int number, EngineSettings settings) throws IOException {
        return engine(settings).add(meta(), destination(number));
    }

    static void await(BooleanSupplier condition) {
        assertThat(QTest.qWaitFor(condition, PATIENCE_MSECS)).as("in time").isTrue();
    }

    static void awaitComplete(Torrent... torrents) {
        for (Torrent torrent : torrents) {
            await(
                    () -> {
                        assertThat(torrent.status().error()).isNull();
                        return torrent.state() == TorrentState.SEEDING;
                    });
        }
    }

    /** Every file is there, and has the bytes that it should have. */
    void assertSame(Path destination) throws IOException {
        Files.walkFileTree(
                source,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        Path copy = destination.resolve("files").resolve(source.relativize(file));
                        assertThat(copy).hasSameBinaryContentAs(file);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    /** Ends a client without a word to anybody, as a crash does. */
    void crash(Torrent torrent) {
        TorrentEngine engine = (TorrentEngine) torrent.parent();
        engines.remove(engine);
        engine.dispose();
    }

    static void stop(Torrent torrent) {
        torrent.stop();
        await(() -> torrent.state() == TorrentState.IDLE);
    }

    @Override
    public void close() {
        engines.forEach(TorrentEngine::dispose);
        tracker.dispose();
    }
}
