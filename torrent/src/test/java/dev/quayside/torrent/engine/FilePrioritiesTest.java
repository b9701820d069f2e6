// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quayside.torrent.metainfo.Info;
import dev.quayside.torrent.metainfo.TorrentBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are wanted more or less than others, or not at all, and that change. */
class FilePrioritiesTest {
    private static final int PIECE = 32 << 10;

    @TempDir Path folder;
    private SwarmFixture swarm;

    @BeforeEach
    void open() throws IOException {
        swarm = new SwarmFixture(folder);
        swarm.file("a", 10 * PIECE).file("b", 10 * PIECE).file("c", 10 * PIECE);
    }

    @AfterEach
    void close() {
        swarm.close();
    }

    private static BitSet only(int file) {
        BitSet files = new BitSet();
        files.set(file);
        return files;
    }

    @Test
    void whatIsWantedLaterIsFetchedLater() throws Exception {
        swarm.seed();
        Torrent leech = swarm.leech(1);
        leech.selectFiles(only(1));
        leech.start();
        SwarmFixture.awaitComplete(leech);
        assertThat(leech.status().complete()).isEqualTo(10);
        assertThat(leech.status().wanted()).isEqualTo(10 * PIECE);

        leech.setFilePriority(0, FilePriority.LOW);
        assertThat(leech.state()).isNotEqualTo(TorrentState.SEEDING);
        assertThat(leech.status().left()).isEqualTo(10 * PIECE);
        SwarmFixture.awaitComplete(leech);
        assertThat(leech.status().complete()).isEqualTo(20);
        assertThat(swarm.destination(1).resolve("files/c")).doesNotExist();

        leech.setFilePriority(2, FilePriority.HIGH);
        SwarmFixture.awaitComplete(leech);
        swarm.assertSame(swarm.destination(1));
    }

    @Test
    void aTorrentOfWhichNoMoreIsWantedSeedsWhatItHas() throws Exception {
        Torrent seed = swarm.seed();
        seed.setLimits(0, 128 << 10);
        Torrent leech = swarm.leech(1);
        leech.start();
        SwarmFixture.await(() -> leech.status().complete() > 0);

        leech.selectFiles(new BitSet());

        assertThat(leech.state()).isEqualTo(TorrentState.SEEDING);
        assertThat(leech.status().left()).isZero();
        assertThat(leech.pieceStates()).contains(PieceState.SKIPPED, PieceState.COMPLETE);
    }

    @Test
    void prioritiesAreRememberedUnlessTheyAreSetBeforeTheStart() throws Exception {
        swarm.seed();
        Torrent first = swarm.leech(1);
        first.selectFiles(only(2));
        first.setFilePriority(2, FilePriority.HIGH);
        first.start();
        SwarmFixture.awaitComplete(first);
        SwarmFixture.stop(first);
        swarm.crash(first);

        Torrent second = swarm.leech(1);
        second.start();
        SwarmFixture.awaitComplete(second);
        assertThat(second.filePriorities())
                .containsExactly(FilePriority.SKIP, FilePriority.SKIP, FilePriority.HIGH);
        assertThat(second.status().complete()).isEqualTo(10);
        SwarmFixture.stop(second);
        swarm.crash(second);

        Torrent third = swarm.leech(1);
        third.selectFiles(only(0));
        third.start();
        SwarmFixture.awaitComplete(third);
        assertThat(third.status().complete()).isEqualTo(20);
        assertThat(third.files().get(0).isComplete()).isTrue();
    }

    @Test
    void theTrackerDoesNotTakeAPartialSeedForASeed() throws Exception {
        swarm.seed();
        Torrent leech = swarm.leech(1);
        leech.selectFiles(only(1));
        leech.start();
        SwarmFixture.awaitComplete(leech);

        leech.askTrackers();

        SwarmFixture.await(() -> leech.trackers().get(0).seeds() == 1);
        assertThat(leech.trackers().get(0).leeches()).isEqualTo(1);
    }

    @Test
    void theProgressOfEachFileIsKnown() throws Exception {
        swarm.file("d", PIECE / 2).file("e", PIECE / 2 + 5);
        swarm.seed();
        Torrent leech = swarm.leech(1);
        leech.selectFiles(only(3));

        leech.start();
        SwarmFixture.awaitComplete(leech);

        List<FileStatus> files = leech.files();
        assertThat(files)
                .extracting(FileStatus::complete)
                .containsExactly(0L, 0L, 0L, 16384L, 16384L);
        assertThat(files.get(3).isComplete()).isTrue();
        assertThat(files.get(4).isComplete()).isFalse();
        assertThat(swarm.destination(1).resolve("files/e")).doesNotExist();
        assertThat(leech.pieceStates().subList(29, 32))
                .containsExactly(PieceState.SKIPPED, PieceState.COMPLETE, PieceState.SKIPPED);
    }

    @Test
    void filesThatSharePiecesAreMadeWhenTheyAreWantedThemselves() throws Exception {
        swarm.file("d", PIECE / 2).file("e", 3 * PIECE).file("f", 100);
        swarm.seed();
        Torrent first = swarm.leech(1);
        first.selectFiles(only(3));
        first.start();
        SwarmFixture.awaitComplete(first);
        SwarmFixture.stop(first);
        swarm.crash(first);

        Torrent leech = swarm.leech(1);
        leech.start();
        SwarmFixture.awaitComplete(leech);
        assertThat(leech.status().complete()).isEqualTo(1);
        leech.selectFiles(only(4));
        SwarmFixture.awaitComplete(leech);
        Path files = swarm.destination(1).resolve("files");
        assertThat(files.resolve("e")).hasSameBinaryContentAs(swarm.source.resolve("e"));
        assertThat(files.resolve("f")).doesNotExist();

        BitSet all = new BitSet();
        all.set(0, 6);
        leech.selectFiles(all);
        SwarmFixture.awaitComplete(leech);
        swarm.assertSame(swarm.destination(1));
    }

    @Test
    void aFileThatIsNotThereCannotBeSet() throws Exception {
        Torrent leech = swarm.leech(1);

        assertThatThrownBy(() -> leech.setFilePriority(3, FilePriority.LOW))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> leech.setFilePriorities(List.of(FilePriority.LOW)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private final Info info =
            new TorrentBuilder()
                    .pieceLength(PIECE)
                    .file(PIECE + 1, "a")
                    .file(0, "empty")
                    .file(2 * PIECE - 1, "b")
                    .build()
                    .info();

    private final PiecePicker picker = new PiecePicker(info, new Random(1));

    private List<Integer> pick(int most) {
        BitSet all = new BitSet();
        all.set(0, info.pieceCount());
        List<BlockRef> picked = new ArrayList<>();
        picker.pick(null, all, most, picked);
        return picked.stream().map(BlockRef::piece).distinct().toList();
    }

    @Test
    void aPieceIsAsMuchWantedAsThatOfItsFilesWhichIsWantedMost() {
        FilePriorities priorities = new FilePriorities(info);
        priorities.choose(List.of(FilePriority.HIGH, FilePriority.SKIP, FilePriority.LOW));
        priorities.apply(picker);
        assertThat(pick(2)).doesNotContain(2);
        assertThat(pick(4)).hasSize(2).contains(2);

        priorities.choose(List.of(FilePriority.SKIP, FilePriority.HIGH, FilePriority.SKIP));
        priorities.apply(picker);
        assertThat(picker.missing().isEmpty()).isTrue();
        assertThat(pick(4)).isEmpty();
    }

    @Test
    void aBegunPieceThatIsNotWantedAnyMoreWaitsUntilItIs() {
        assertThat(pick(1)).hasSize(1); // one block of two
        int begun = picker.partial().iterator().next().piece;
        picker.setPriority(begun, 0);

        assertThat(pick(100)).hasSize(2).doesNotContain(begun);
        assertThat(picker.isEndgame()).isTrue();
        picker.setPriority(begun, 1);
        assertThat(picker.isEndgame()).isFalse();
        assertThat(pick(100)).containsExactly(begun);
    }

    @Test
    void whatIsRememberedIsCheckedBeforeItIsTaken() {
        FilePriorities priorities = new FilePriorities(info);

        priorities.recall(List.of(0, 1));
        priorities.recall(List.of(0, 1, 4));
        assertThat(priorities.all()).containsOnly(FilePriority.NORMAL);
        priorities.recall(List.of(0, 1, 3));

        assertThat(priorities.all())
                .containsExactly(FilePriority.SKIP, FilePriority.LOW, FilePriority.HIGH);
    }
}
