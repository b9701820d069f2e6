// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quayside.torrent.metainfo.MagnetLink;
import dev.quayside.torrent.metainfo.Metainfo;
import dev.quayside.torrent.tracker.PeerAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whole clients that share files by a tracker. */
class SwarmTest {
    private static final int PIECE = 32 << 10;

    @TempDir Path folder;
    private SwarmFixture swarm;

    @BeforeEach
    void open() throws IOException {
        swarm = new SwarmFixture(folder);
    }

    @AfterEach
    void close() {
        swarm.close();
    }

    @Test
    void fetchesFilesOfEverySize() throws Exception {
        swarm.file("a", 100_000).file("empty", 0).file("sub/\u00E4\u00F6", 1).file("z", 70_001);
        swarm.seed();
        Torrent leech = swarm.leech(1);
        int[] completed = new int[1];
        leech.completed.connect(() -> completed[0]++);

        leech.start();
        SwarmFixture.awaitComplete(leech);

        swarm.assertSame(swarm.destination(1));
        assertThat(completed[0]).isEqualTo(1);
    }

    @Test
    void knowsHowManyShareTheTorrent() throws Exception {
        swarm.file("a", 100_000);
        swarm.seed();
        Torrent leech = swarm.leech(1);
        assertThat(leech.status().swarmSeeds()).isEqualTo(-1);

        leech.start();
        SwarmFixture.awaitComplete(leech);

        SwarmFixture.await(() -> leech.status().swarmSeeds() == 2);
        assertThat(leech.status().swarmLeeches()).isZero();
        SwarmFixture.await(() -> leech.trackers().get(0).downloads() >= 0);
    }

    @Test
    void aLastPieceOfFullLengthIsCompletedToo() throws Exception {
        swarm.file("a", 4 * PIECE);
        swarm.seed();
        Torrent leech = swarm.leech(1);

        leech.start();
        SwarmFixture.awaitComplete(leech);

        swarm.assertSame(swarm.destination(1));
    }

    @ParameterizedTest
    @EnumSource
    void clientsOfEveryKindOfObfuscationUnderstandOneThatAllowsIt(Encryption encryption)
            throws Exception {
        swarm.file("a", 10 * PIECE);
        swarm.seed(SwarmFixture.settings().setEncryption(encryption));
        Torrent leech = swarm.leech(1);

        leech.start();
        SwarmFixture.awaitComplete(leech);

        swarm.assertSame(swarm.destination(1));
    }

    @Test
    void tenClientsCompleteThoughSomeCrashAgainAndAgain() throws Exception {
        swarm.file("a", 60 * PIECE + 5).file("sub/b", 20 * PIECE).file("empty", 0);
        Torrent seed = swarm.seed();
        seed.setLimits(0, 4 << 20); // so that there is time to crash
        List<Torrent> leeches = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            Torrent leech = swarm.leech(i);
            leech.start();
            leeches.add(leech);
        }
        Random random = new Random(3);

        for (int crashes = 0; crashes < 12; crashes++) {
            int victim = random.nextInt(leeches.size());
            int pieces = leeches.get(victim).status().complete();
            int before = Math.min(pieces + 5, 70);
            SwarmFixture.await(() -> leeches.get(victim).status().complete() >= before);
            swarm.crash(leeches.get(victim));
            leeches.set(victim, swarm.leech(victim));
            leeches.get(victim).start();
        }
        SwarmFixture.awaitComplete(leeches.toArray(new Torrent[0]));

        for (int i = 0; i < leeches.size(); i++) {
            swarm.assertSame(swarm.destination(i));
        }
    }

    @Test
    void goesOnWhereItWasStopped() throws Exception {
        swarm.file("a", 100 * PIECE);
        Torrent seed = swarm.seed();
        seed.setLimits(0, 1 << 20);
        Torrent first = swarm.leech(1);
        first.start();
        SwarmFixture.await(() -> first.status().complete() >= 10);
        SwarmFixture.stop(first);
        int pieces = first.status().complete();
        swarm.crash(first);

        Torrent second = swarm.leech(1);
        second.start();
        SwarmFixture.await(() -> second.state() != TorrentState.PREPARING);

        assertThat(second.status().complete()).isGreaterThanOrEqualTo(pieces);
        seed.setLimits(0, 0);
        SwarmFixture.awaitComplete(second);
        swarm.assertSame(swarm.destination(1));
    }

    @Test
    void losesNoFinishedPieceInACrash() throws Exception {
        swarm.file("a", 100 * PIECE);
        Torrent seed = swarm.seed();
        seed.setLimits(0, 1 << 20);
        Torrent first = swarm.leech(1);
        first.start();
        SwarmFixture.await(() -> first.status().complete() >= 10);
        BitSet pieces = first.pieces();
        swarm.crash(first);
        swarm.crash(seed);

        Torrent second = swarm.leech(1);
        second.start();
        SwarmFixture.await(() -> second.state() == TorrentState.SEARCHING);

        BitSet lost = pieces;
        lost.andNot(second.pieces());
        assertThat(lost.cardinality()).isZero();
    }

    @Test
    void fetchesTheWantedFilesOnly() throws Exception {
        swarm.file("a", 10 * PIECE).file("b", 10 * PIECE).file("c", 10 * PIECE);
        swarm.seed();
        Torrent leech = swarm.leech(1);
        BitSet second = new BitSet();
        second.set(1);
        leech.selectFiles(second);

        leech.start();
        SwarmFixture.awaitComplete(leech);

        assertThat(leech.status().complete()).isEqualTo(10);
        Path files = swarm.destination(1).resolve("files");
        assertThat(files.resolve("b")).hasSameBinaryContentAs(swarm.source.resolve("b"));
        assertThat(files.resolve("a")).doesNotExist();
    }

    @Test
    void fetchesByAMagnetLinkWithAPeerAlone() throws Exception {
        swarm.file("a", 3 * PIECE);
        Torrent seed = swarm.seed();
        TorrentEngine engine = swarm.engine(SwarmFixture.settings());
        int port = ((TorrentEngine) seed.parent()).port();
        MetadataFetch fetch =
                engine.fetch(
                        MagnetLink.parse(
                                "magnet:?xt=urn:btih:"
                                        + seed.hash().hex()
                                        + "&x.pe=127.0.0.1:"
                                        + port));
        List<Metainfo> found = new ArrayList<>();
        fetch.found.connect(found::add);

        fetch.start();
        SwarmFixture.await(() -> !found.isEmpty());

        assertThat(found.get(0).info().raw()).isEqualTo(swarm.meta().info().raw());
        Torrent torrent = engine.add(found.get(0), swarm.destination(1));
        torrent.start();
        SwarmFixture.await(() -> torrent.state() == TorrentState.SEARCHING);
        torrent.addPeers(List.of(new PeerAddress("127.0.0.1", port)));
        SwarmFixture.awaitComplete(torrent);
        swarm.assertSame(swarm.destination(1));
    }

    @Test
    void worksOverIPv6() throws Exception {
        swarm.file("a", 3 * PIECE);
        Torrent seed = swarm.seed();
        Metainfo alone = new Metainfo(seed.info(), List.of(), List.of(), null, null, null);
        Torrent withoutTracker =
                swarm.engine(SwarmFixture.settings()).add(alone, swarm.destination(2));
        withoutTracker.start();
        SwarmFixture.await(() -> withoutTracker.state() == TorrentState.SEARCHING);

        int port = ((TorrentEngine) seed.parent()).port();
        withoutTracker.addPeers(List.of(new PeerAddress("::1", port)));
        SwarmFixture.awaitComplete(withoutTracker);

        swarm.assertSame(swarm.destination(2));
    }

    @Test
    void aVanishedFolderEndsThatTorrentOnly() throws Exception {
        swarm.file("a", 200 * PIECE);
        Torrent seed = swarm.seed();
        seed.setLimits(0, 2 << 20);
        Torrent leech = swarm.leech(1);
        leech.start();
        SwarmFixture.await(() -> leech.status().complete() >= 3);

        Files.move(swarm.destination(1).resolve("files"), folder.resolve("elsewhere"));
        SwarmFixture.await(() -> leech.state() == TorrentState.FAILED);

        assertThat(leech.status().error()).contains("a has vanished");
        assertThat(seed.state()).isEqualTo(TorrentState.SEEDING);
    }

    @Test
    void keepsWithinItsLimits() throws Exception {
        swarm.file("a", 30 * PIECE);
        swarm.seed();
        Torrent leech = swarm.leech(1);
        leech.setLimits(256 << 10, 0);
        long start = System.nanoTime();

        leech.start();
        SwarmFixture.awaitComplete(leech);

        // 960 KiB at 256 KiB a second; a quarter of a second may come at once
        assertThat(System.nanoTime() - start).isGreaterThan(2_000_000_000L);
    }

    @Test
    void aTorrentThatIsHereAlreadyIsRefused() throws Exception {
        swarm.file("a", 1);
        Torrent leech = swarm.leech(1);
        TorrentEngine engine = (TorrentEngine) leech.parent();

        assertThatThrownBy(() -> engine.add(swarm.meta(), folder))
                .isInstanceOf(IllegalArgumentException.class);
        engine.remove(leech);
        assertThat(engine.torrents()).isEmpty();
    }
}
