// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quayside.torrent.engine.WebSeedStatus.State;
import dev.quayside.torrent.metainfo.Metainfo;
import dev.quayside.torrent.metainfo.MetainfoParser;
import dev.quayside.torrent.metainfo.TorrentMaker;
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

/** Torrents that come from web servers, good and bad ones. */
class WebSeedTest {
    private static final int PIECE = 32 << 10;

    @TempDir Path folder;
    private SwarmFixture swarm;
    private WebServer web;

    @BeforeEach
    void open() throws IOException {
        swarm = new SwarmFixture(folder);
        web = new WebServer(swarm.source.getParent());
    }

    @AfterEach
    void close() {
        web.dispose();
        swarm.close();
    }

    /** A client that knows web servers only. */
    private Torrent client(String... addresses) throws IOException {
        Metainfo meta =
                new Metainfo(swarm.meta().info(), List.of(), List.of(addresses), null, null, null);
        return swarm.engine(SwarmFixture.settings()).add(meta, swarm.destination(1));
    }

    private void manyFiles() throws IOException {
        swarm.file("a", 5 * PIECE + 7).file("b", 0).file("sub/c d\u00E4", 20_000).file("z", PIECE);
    }

    @Test
    void filesOfAFolderComeOverOneConnection() throws Exception {
        manyFiles();
        Torrent torrent = client(web.address("/"));

        torrent.start();
        SwarmFixture.awaitComplete(torrent);

        swarm.assertSame(swarm.destination(1));
        assertThat(web.requests)
                .contains("/files/a", "/files/sub/c%20d%C3%A4", "/files/z")
                .doesNotContain("/files/b");
        assertThat(web.connections).isEqualTo(1);
        WebSeedStatus status = torrent.webSeeds().get(0);
        assertThat(status.downloaded()).isEqualTo(swarm.meta().info().length());
        assertThat(status.message()).isNull();
    }

    @Test
    void aFileThatIsTheTorrentIsWhereTheAddressSays() throws Exception {
        byte[] content = new byte[3 * PIECE + 5];
        new Random(1).nextBytes(content);
        Files.write(swarm.source.resolve("one"), content);
        Files.write(swarm.source.resolve("other name"), content);
        TorrentMaker maker = new TorrentMaker(swarm.source.resolve("one"));
        maker.setWebSeeds(List.of(web.address("/files/other name")));
        Metainfo meta = MetainfoParser.parse(maker.make(done -> {}));
        Torrent torrent = swarm.engine(SwarmFixture.settings()).add(meta, swarm.destination(1));

        torrent.start();
        SwarmFixture.awaitComplete(torrent);

        assertThat(swarm.destination(1).resolve("one")).hasBinaryContent(content);
    }

    @Test
    void aServerWithoutRangesIsTakenWholeFilesOf() throws Exception {
        manyFiles();
        swarm.file("big", 100 * PIECE);
        web.knowsRanges = false;
        Torrent torrent = client(web.address("/"));

        torrent.start();
        SwarmFixture.awaitComplete(torrent);

        swarm.assertSame(swarm.destination(1));
        assertThat(web.requests.stream().filter("/files/big"::equals).count())
                .isLessThanOrEqualTo(3);
    }

    @Test
    void aServerThatClosesEachConnectionIsCalledAgain() throws Exception {
        manyFiles();
        web.keepsConnections = false;
        Torrent torrent = client(web.address("/"));

        torrent.start();
        SwarmFixture.awaitComplete(torrent);

        swarm.assertSame(swarm.destination(1));
        assertThat(web.connections).isEqualTo(web.requests.size());
    }

    @Test
    void whatWasCutOffIsAskedForAgain() throws Exception {
        swarm.file("a", 10 * PIECE);
        web.cuts = 2;
        Torrent torrent = client(web.address("/"));
        List<String> bans = new ArrayList<>();
        torrent.peerBanned.connect(bans::add);

        torrent.start();
        SwarmFixture.await(
                () -> torrent.webSeeds().stream().anyMatch(s -> s.state() == State.FAILED));
        assertThat(torrent.webSeeds().get(0).message()).contains("ended before the answer");
        SwarmFixture.awaitComplete(torrent);

        swarm.assertSame(swarm.destination(1));
        assertThat(bans).isEmpty();
    }

    @Test
    void aServerWithWrongBytesIsBannedAndTheOthersAreUsed() throws Exception {
        swarm.file("a", 10 * PIECE);
        web.wrongByte = 40_000;
        WebServer good = new WebServer(swarm.source.getParent());
        Torrent torrent = client(web.address("/"), good.address("/"));
        List<String> bans = new ArrayList<>();
        torrent.peerBanned.connect(bans::add);

        torrent.start();
        SwarmFixture.awaitComplete(torrent);

        swarm.assertSame(swarm.destination(1));
        assertThat(bans).containsExactly(web.address("/") + ": it has sent a bad piece");
        assertThat(torrent.webSeeds().get(0).state()).isEqualTo(State.ABANDONED);
        good.dispose();
    }

    @Test
    void aFileThatIsNotThereIsLeftOut() throws Exception {
        swarm.file("a", 3 * PIECE).file("b", 3 * PIECE).file("c", 3 * PIECE);
        swarm.meta();
        Files.delete(swarm.source.resolve("b"));
        Torrent torrent = client(web.address("/"));

        torrent.start();
        SwarmFixture.await( // pieces may all be there before the answer for b is
                () ->
                        torrent.status().complete() == 6
                                && torrent.webSeeds().get(0).message() != null);

        assertThat(torrent.webSeeds().get(0).message()).isEqualTo("HTTP status 404 (b)");
        BitSet others = new BitSet();
        others.set(0);
        others.set(2);
        torrent.selectFiles(others);
        assertThat(torrent.state()).isEqualTo(TorrentState.SEEDING);
        assertThat(web.requests.stream().filter("/files/b"::equals).count()).isEqualTo(1);
    }

    @Test
    void aServerThatHasNothingIsAbandoned() throws Exception {
        swarm.file("a", 3 * PIECE);
        web.special = path -> "404 Not Found";
        Torrent torrent = client(web.address("/"), "ftp://127.0.0.1/", "http://a b/%");

        torrent.start();
        SwarmFixture.await(() -> !web.requests.isEmpty());
        SwarmFixture.await(
                () -> torrent.webSeeds().stream().allMatch(s -> s.state() == State.ABANDONED));

        assertThat(web.requests).hasSize(1);
    }

    @Test
    void redirectionsAreFollowedAndRemembered() throws Exception {
        swarm.file("a", 40 * PIECE);
        WebServer mirror = new WebServer(swarm.source.getParent());
        web.special = path -> "302 Found\r\nLocation: " + mirror.address(path);
        Torrent torrent = client(web.address("/"));

        torrent.start();
        SwarmFixture.awaitComplete(torrent);

        swarm.assertSame(swarm.destination(1));
        assertThat(web.requests).hasSize(1);
        mirror.dispose();
    }

    @Test
    void aServerThatIsBusyIsAskedLater() throws Exception {
        swarm.file("a", 3 * PIECE);
        web.special = path -> web.requests.size() < 3 ? "503 Busy" : null;
        Torrent torrent = client(web.address("/"));

        torrent.start();
        SwarmFixture.awaitComplete(torrent);

        swarm.assertSame(swarm.destination(1));
    }

    @Test
    void peersAndWebServersTogetherBringATorrent() throws Exception {
        swarm.file("a", 60 * PIECE).file("b", 60 * PIECE + 1);
        Torrent seed = swarm.seed();
        seed.setLimits(0, 1 << 20);
        Metainfo meta =
                new Metainfo(
                        swarm.meta().info(),
                        swarm.meta().trackers(),
                        List.of(web.address("/")),
                        null,
                        null,
                        null);
        Torrent torrent = swarm.engine(SwarmFixture.settings()).add(meta, swarm.destination(1));
        torrent.setLimits(2 << 20, 0);

        torrent.start();
        SwarmFixture.awaitComplete(torrent);

        swarm.assertSame(swarm.destination(1));
        assertThat(web.requests).isNotEmpty();
    }

    @Test
    void limitsHoldForWebServersToo() throws Exception {
        swarm.file("a", 30 * PIECE);
        Torrent torrent = client(web.address("/"));
        torrent.setLimits(512 << 10, 0);
        long start = System.nanoTime();

        torrent.start();
        SwarmFixture.awaitComplete(torrent);

        // 960 KiB at 512 KiB a second; a quarter of a second may come at once
        assertThat(System.nanoTime() - start).isGreaterThan(1_000_000_000L);
        swarm.assertSame(swarm.destination(1));
    }
}
