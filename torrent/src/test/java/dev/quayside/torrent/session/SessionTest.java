// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.session;

import static dev.quayside.torrent.session.SessionFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quayside.network.QTcpServer;
import dev.quayside.torrent.engine.EngineSettings;
import dev.quayside.torrent.engine.FilePriority;
import dev.quayside.torrent.engine.FileStatus;
import dev.quayside.torrent.engine.TorrentState;
import dev.quayside.torrent.metainfo.InfoHash;
import dev.quayside.torrent.metainfo.Metainfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions, one after the other, as a person has them. */
class SessionTest {
    @TempDir Path folder;
    private SessionFixture fixture;

    @BeforeEach
    void begin() {
        fixture = new SessionFixture(folder);
    }

    @AfterEach
    void end() {
        fixture.close();
    }

    private NewTorrent fresh(Metainfo meta) {
        return NewTorrent.of(meta, fixture.destination(), List.of());
    }

    private static String magnet(Metainfo meta) {
        return "magnet:?xt=urn:btih:"
                + meta.info().hash().hex()
                + "&dn=a+name&tr="
                + meta.trackers().get(0).get(0);
    }

    private List<InfoHash> order() {
        return fixture.last.torrents().stream().map(TorrentSnapshot::hash).toList();
    }

    @Test
    void torrentsGoOnInTheNextSession() throws Exception {
        Metainfo meta = fixture.make("music", 100_000, 50_000);
        fixture.seed(meta);
        Session first = fixture.open();
        first.add(fresh(meta));
        fixture.awaitState(meta, TorrentState.SEEDING);
        assertThat(fixture.torrent(meta).progress()).isEqualTo(1);
        fixture.close(first);
        long downloaded = fixture.torrent(meta).downloaded();

        fixture.open();
        fixture.awaitState(meta, TorrentState.SEEDING);
        assertThat(fixture.torrent(meta).downloaded())
                .isEqualTo(downloaded)
                .isGreaterThanOrEqualTo(150_000);
        assertThat(fixture.destination().resolve("music/file-1"))
                .hasSameBinaryContentAs(folder.resolve("source/music/file-1"));
        assertThat(fixture.problems).isEmpty();
    }

    @Test
    void whatTheUserHasChosenIsThereInTheNextSession() throws Exception {
        Metainfo a = fixture.make("a", 100_000, 100_000);
        Metainfo b = fixture.make("b", 10);
        List<FilePriority> priorities = List.of(FilePriority.HIGH, FilePriority.SKIP);
        Session first = fixture.open();
        first.add(fresh(a));
        first.add(fresh(b));
        first.setPriorities(a.info().hash(), priorities);
        first.setPaused(a.info().hash(), true);
        first.move(a.info().hash(), 1);
        first.move(a.info().hash(), 1); // is at the end already
        first.setLimits(1024, 2048);
        first.remember("theme", "dark");
        fixture.close(first);

        Session second = fixture.open();
        second.watch(a.info().hash());
        assertThat(order()).containsExactly(b.info().hash(), a.info().hash());
        assertThat(fixture.torrent(a).state()).isEqualTo(TorrentState.PAUSED);
        assertThat(fixture.last.details().files())
                .extracting(FileStatus::priority)
                .isEqualTo(priorities);
        second.close();
        try (SettingsFile file = closed(second)) {
            assertThat(file.settings().downLimit()).isEqualTo(1024);
            assertThat(file.settings().upLimit()).isEqualTo(2048);
            assertThat(file.settings().look()).containsEntry("theme", "dark");
        }
    }

    private SettingsFile closed(Session session) throws SettingsException {
        fixture.close(session);
        return SettingsFile.open(fixture.settings);
    }

    @Test
    void aPausedTorrentDoesNothingUntilItIsResumedAndShowsWhatItHas() throws Exception {
        Metainfo meta = fixture.make("film", 100_000);
        fixture.seed(meta);
        Session first = fixture.open();
        first.add(fresh(meta));
        fixture.awaitState(meta, TorrentState.SEEDING);
        first.setPaused(meta.info().hash(), true);
        fixture.awaitState(meta, TorrentState.PAUSED);
        fixture.close(first);

        Session second = fixture.open();
        assertThat(fixture.torrent(meta).state()).isEqualTo(TorrentState.PAUSED);
        assertThat(fixture.torrent(meta).progress()).isEqualTo(1);
        second.setPaused(meta.info().hash(), false);
        fixture.awaitState(meta, TorrentState.SEEDING);
    }

    @Test
    void aTorrentThatIsResumedWhileItStopsGoesOn() throws Exception {
        Metainfo meta = fixture.make("film", 100_000);
        fixture.seed(meta);
        Session session = fixture.open();
        session.add(fresh(meta));
        fixture.awaitState(meta, TorrentState.SEEDING);

        session.setPaused(meta.info().hash(), true);
        assertThat(fixture.torrent(meta).state()).isEqualTo(TorrentState.STOPPING);
        session.setPaused(meta.info().hash(), false);

        fixture.awaitState(meta, TorrentState.PREPARING);
        fixture.awaitState(meta, TorrentState.SEEDING);
    }

    @Test
    void aMagnetLinkBecomesATorrentThatIsKept() throws Exception {
        Metainfo meta = fixture.make("linked", 100_000, 40_000);
        fixture.seed(meta);
        Session first = fixture.open();
        first.add(NewTorrent.of(magnet(meta) + "&so=1", fixture.destination()));
        assertThat(fixture.torrent(meta).name()).isEqualTo("a name");
        assertThat(fixture.torrent(meta).text()).isEqualTo("Fetching metadata");
        fixture.awaitState(meta, TorrentState.SEEDING);
        assertThat(fixture.torrent(meta).name()).isEqualTo("linked");
        fixture.close(first);

        fixture.tracker.close(); // nobody could be asked
        Session second = fixture.open();
        second.watch(meta.info().hash());
        fixture.awaitState(meta, TorrentState.SEEDING);
        assertThat(fixture.last.details().files())
                .extracting(FileStatus::priority)
                .containsExactly(FilePriority.SKIP, FilePriority.NORMAL);
    }

    @Test
    void aMagnetLinkOfNobodyIsRememberedAndCanBePausedAndRemoved() throws Exception {
        Metainfo meta = fixture.make("unseen", 10);
        Session first = fixture.open();
        first.add(NewTorrent.of(magnet(meta), fixture.destination()));
        first.setPaused(meta.info().hash(), true);
        assertThat(fixture.torrent(meta).state()).isEqualTo(TorrentState.PAUSED);
        fixture.close(first);

        Session second = fixture.open();
        assertThat(fixture.torrent(meta).state()).isEqualTo(TorrentState.PAUSED);
        second.setPaused(meta.info().hash(), false);
        assertThat(fixture.torrent(meta).text()).isEqualTo("Fetching metadata");
        second.remove(meta.info().hash(), true);
        assertThat(fixture.last.torrents()).isEmpty();
    }

    @Test
    void theSameTorrentIsTakenOnce() throws Exception {
        Metainfo meta = fixture.make("twice", 10);
        Session session = fixture.open();
        session.add(fresh(meta));
        session.add(NewTorrent.of(magnet(meta), fixture.destination()));

        assertThat(fixture.problems).containsExactly("The torrent is in the list already: a name");
        assertThat(fixture.last.torrents()).hasSize(1);
    }

    @Test
    void removingDeletesTheFilesOnlyIfThatIsWanted() throws Exception {
        Metainfo kept = fixture.make("kept", 40_000);
        Metainfo deleted = fixture.make("deleted", 40_000);
        fixture.seed(kept);
        fixture.seed(deleted);
        Session session = fixture.open();
        session.add(fresh(kept));
        session.add(fresh(deleted));
        fixture.awaitState(kept, TorrentState.SEEDING);
        fixture.awaitState(deleted, TorrentState.SEEDING);
        Path other = Files.writeString(fixture.destination().resolve("other"), "of somebody else");

        session.remove(kept.info().hash(), false);
        session.remove(deleted.info().hash(), true);
        await(() -> fixture.last.torrents().isEmpty());
        fixture.close(session);

        assertThat(fixture.destination().resolve("kept/file-0")).exists();
        assertThat(fixture.destination().resolve("deleted")).doesNotExist();
        assertThat(other).exists();
        assertThat(fixture.settings.resolveSibling("torrent-files")).isEmptyDirectory();
        assertThat(fixture.problems).isEmpty();
    }

    @Test
    void deletingDoesNotFollowALinkOutOfTheDestination() throws Exception {
        Metainfo meta = fixture.make("trap", 40_000);
        Path outside = Files.createDirectories(folder.resolve("outside"));
        Path precious = Files.writeString(outside.resolve("file-0"), "precious");
        Session session = fixture.open();
        session.add(fresh(meta));
        session.setPaused(meta.info().hash(), true);
        fixture.awaitState(meta, TorrentState.PAUSED);
        removeFolder(fixture.destination().resolve("trap"));
        Files.createDirectories(fixture.destination());
        Files.createSymbolicLink(fixture.destination().resolve("trap"), outside);

        session.remove(meta.info().hash(), true);
        await(() -> !fixture.problems.isEmpty());

        assertThat(precious).exists();
        assertThat(fixture.problems.get(0)).contains("a link that leads out of");
    }

    private static void removeFolder(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            Files.deleteIfExists(path.resolve("file-0"));
            Files.delete(path);
        }
    }

    @Test
    void aTorrentThatFailsSaysWhyAndCanBeTriedAgain() throws Exception {
        Metainfo meta = fixture.make("blocked", 40_000);
        Metainfo other = fixture.make("other", 40_000);
        fixture.seed(meta);
        fixture.seed(other);
        Files.writeString(fixture.destination(), "a file where a folder should be");
        Session session = fixture.open();
        session.add(fresh(meta));
        session.add(NewTorrent.of(other, folder.resolve("elsewhere"), List.of()));

        fixture.awaitState(meta, TorrentState.FAILED);
        assertThat(fixture.torrent(meta).text()).startsWith("Failed: ");
        assertThat(fixture.torrent(meta).error()).isNotBlank();
        fixture.awaitState(other, TorrentState.SEEDING);

        Files.delete(fixture.destination());
        session.setPaused(meta.info().hash(), false);
        fixture.awaitState(meta, TorrentState.SEEDING);
        assertThat(fixture.torrent(meta).error()).isNull();
    }

    @Test
    void aLostCopyOfATorrentFileIsToldAndForgetsNothing() throws Exception {
        Metainfo meta = fixture.make("lost", 10);
        Session first = fixture.open();
        first.add(fresh(meta));
        fixture.close(first);
        removeCopy(meta);

        fixture.close(fixture.open());
        fixture.open();
        assertThat(fixture.torrent(meta).state()).isEqualTo(TorrentState.FAILED);
        assertThat(fixture.torrent(meta).name()).isEqualTo("lost");
        assertThat(fixture.torrent(meta).text()).contains("Cannot read the copy");
    }

    private void removeCopy(Metainfo meta) throws IOException {
        String name = "torrent-files/" + meta.info().hash().hex() + ".torrent";
        Files.delete(fixture.settings.resolveSibling(name));
    }

    @Test
    void noFreePortIsTold() throws Exception {
        Metainfo meta = fixture.make("deaf", 10);
        QTcpServer other = new QTcpServer();
        try {
            other.listen();
            Session session = fixture.open(new EngineSettings().setPort(other.serverPort()));
            assertThat(fixture.last.listenProblem()).isNull();
            session.add(fresh(meta));
            await(() -> fixture.last.listenProblem() != null);
            assertThat(fixture.last.listenProblem()).contains("already in use");
            assertThat(fixture.last.port()).isZero();
        } finally {
            other.dispose();
        }
    }

    @Test
    void abortDoesNotWaitForTrackersThatDoNotAnswer() throws Exception {
        Metainfo meta = fixture.make("slow", 10);
        fixture.seed(meta);
        Session session = fixture.open();
        session.add(fresh(meta));
        fixture.awaitState(meta, TorrentState.SEEDING);
        boolean[] closed = new boolean[1];
        session.closed.connect(() -> closed[0] = true);

        session.close();
        assertThat(closed[0]).as("it tells the tracker").isFalse();
        session.abort();
        assertThat(closed[0]).isTrue();
        SettingsFile.open(fixture.settings).close();
    }
}
