// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quayside.torrent.metainfo.TorrentMaker;
import dev.quayside.torrent.storage.FileHandles;
import dev.quayside.torrent.storage.Layout;
import dev.quayside.torrent.storage.PieceCheck;
import dev.quayside.torrent.storage.ResumeFile;
import dev.quayside.torrent.storage.Storage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client in a process of its own is killed again and again while it fetches a torrent. */
class KilledTest {
    private static final int PIECE = 32 << 10;
    private static final int ROUNDS = 4;

    @TempDir Path folder;
    private SwarmFixture swarm;
    private Process client;

    /** What the client has said. */
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void open() throws IOException {
        swarm = new SwarmFixture(folder);
        swarm.file("a", 40 * PIECE + 5).file("b", 300).file("sub/c", 300 * PIECE);
    }

    @AfterEach
    void close() {
        if (client != null) {
            client.destroyForcibly();
        }
        swarm.close();
    }

    private void startClient(Path torrent) throws IOException {
        lines.clear();
        client =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                DoomedClient.class.getName(),
                                torrent.toString(),
                                swarm.destination(1).toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        BufferedReader reader = client.inputReader();
        Thread listener = new Thread(() -> reader.lines().forEach(lines::add));
        listener.setUncaughtExceptionHandler(
                (thread, error) -> {
                    if (!(error instanceof UncheckedIOException)) { // the end of the process
                        lines.add(error.toString());
                    }
                });
        listener.start();
    }

    private BitSet said(String word) {
        BitSet pieces = new BitSet();
        for (String line : lines) {
            if (line.startsWith(word + " ")) {
                pieces.set(Integer.parseInt(line.substring(word.length() + 1)));
            }
        }
        return pieces;
    }

    @Test
    void noPieceThatWasCompleteIsLostAndNoneIsNotedThatIsNotThere() throws Exception {
        Torrent seed = swarm.seed();
        seed.setLimits(0, 400 << 10);
        Path torrent = folder.resolve("t.torrent");
        TorrentMaker maker = new TorrentMaker(swarm.source);
        maker.setTrackers(swarm.meta().trackers());
        maker.setPieceLength(PIECE);
        Files.write(torrent, maker.make(done -> {}));
        Layout layout = new Layout(swarm.meta().info(), swarm.destination(1));
        ResumeFile resume = new ResumeFile(layout);
        Random random = new Random(5);
        BitSet complete = new BitSet();

        for (int round = 0; round < ROUNDS; round++) {
            Files.deleteIfExists(round == 0 ? resume.path() : folder.resolve("nothing"));
            startClient(torrent);
            SwarmFixture.await(() -> lines.contains("ready"));
            assertThat(missing(complete, said("has"))).isEmpty();
            int more = 1 + random.nextInt(20);
            SwarmFixture.await(
                    () -> said("piece").cardinality() >= more && Files.exists(resume.path()));
            client.destroyForcibly();
            SwarmFixture.await(() -> !client.isAlive());
            complete.or(said("piece"));

            assertThatAllThatIsNotedIsThere(layout, resume);
        }

        seed.setLimits(0, 0);
        startClient(torrent);
        SwarmFixture.await(() -> lines.contains("all"));
        assertThat(missing(complete, said("has"))).isEmpty();
        swarm.assertSame(swarm.destination(1));
    }

    private static List<Integer> missing(BitSet expected, BitSet pieces) {
        return expected.stream().filter(i -> !pieces.get(i)).boxed().toList();
    }

    private static void assertThatAllThatIsNotedIsThere(Layout layout, ResumeFile resume)
            throws IOException {
        ResumeFile.Remembered remembered = resume.load();
        assertThat(remembered).isNotNull();
        BitSet noted = remembered.data().complete();
        try (FileHandles handles = new FileHandles(10)) {
            Storage storage = new Storage(layout, handles);
            for (int i = noted.nextSetBit(0); i >= 0; i = noted.nextSetBit(i + 1)) {
                assertThat(PieceCheck.verify(storage, i)).as("piece %d", i).isTrue();
            }
        }
    }
}
