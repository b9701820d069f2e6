// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.quayside.torrent.metainfo.Info;
import dev.quayside.torrent.metainfo.TorrentBuilder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorageTest {
    private static final int PIECE = 40_000; // not a multiple of a block

    @TempDir Path folder;

    private final byte[] contents = new byte[100_000];
    private final FileHandles handles = new FileHandles(2);
    private final Info info;

    StorageTest() {
        new Random(7).nextBytes(contents);
        for (int i = 30_005; i < 30_008; i++) {
            contents[i] = 0; // where the pad file is
        }
        info =
                new TorrentBuilder()
                        .pieceLength(PIECE)
                        .file(30_000, "a")
                        .file(0, "empty")
                        .file(5, "sub", "b")
                        .pad(3)
                        .file(69_992, "c")
                        .hashesOf(contents)
                        .build()
                        .info();
    }

    @AfterEach
    void closeFiles() throws IOException {
        handles.close();
    }

    private Storage prepared() throws IOException {
        Storage storage = new Storage(new Layout(info, folder), handles);
        BitSet all = new BitSet();
        all.set(0, info.files().size());
        storage.prepare(all, false);
        return storage;
    }

    private List<Block> blocks(int piece) {
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < Blocks.count(info, piece); i++) {
            byte[] data = new byte[Blocks.LENGTH];
            int at = (int) Blocks.offset(info, piece, i);
            System.arraycopy(contents, at, data, 0, Blocks.length(info, piece, i));
            blocks.add(new Block(i, data));
        }
        return blocks;
    }

    @Test
    void makesFilesInTheirFullLengthAndEmptyOnesToo() throws Exception {
        prepared();

        assertThat(folder.resolve("folder/a")).hasSize(30_000);
        assertThat(folder.resolve("folder/empty")).isEmptyFile();
        assertThat(folder.resolve("folder/sub/b")).hasSize(5);
        assertThat(folder.resolve("folder/.pad")).doesNotExist();
    }

    @Test
    void whatIsWrittenOverTheEndsOfFilesIsReadBack() throws Exception {
        Storage storage = prepared();
        storage.write(0, ByteBuffer.wrap(contents));

        ByteBuffer read = ByteBuffer.allocate(50_000);
        storage.read(29_990, read);

        assertThat(read.array()).isEqualTo(Arrays.copyOfRange(contents, 29_990, 79_990));
        assertThat(handles.count()).isLessThanOrEqualTo(2);
    }

    @Test
    void aPieceIsRightWhateverTheOrderOfItsBlocks() throws Exception {
        PieceStore store = new PieceStore(prepared());
        List<Block> blocks = blocks(1);
        store.write(1, List.of(blocks.get(2)));
        store.write(1, List.of(blocks.get(0)));
        store.write(1, List.of(blocks.get(1)));

        PieceStore.Outcome outcome = store.finish(1, false);

        assertThat(outcome.valid()).isTrue();
        assertThat(outcome.digests()).isNull();
    }

    @Test
    void aWrongPieceComesWithTheDigestsOfItsBlocks() throws Exception {
        PieceStore store = new PieceStore(prepared());
        List<Block> good = blocks(0);
        store.write(0, good);
        List<byte[]> right = store.finish(0, true).digests();
        List<Block> bad = blocks(0);
        bad.get(1).data()[5]++;
        store.write(0, bad);

        PieceStore.Outcome outcome = store.finish(0, false);

        assertThat(outcome.valid()).isFalse();
        assertThat(outcome.digests().get(0)).isEqualTo(right.get(0));
        assertThat(outcome.digests().get(1)).isNotEqualTo(right.get(1));
    }

    @Test
    void checksPiecesOnTheDiskAndTakesMissingFilesForMissingPieces() throws Exception {
        Storage storage = prepared();
        storage.write(0, ByteBuffer.wrap(contents));
        assertThat(PieceCheck.verify(storage, 0)).isTrue();
        assertThat(PieceCheck.verify(storage, 2)).isTrue();

        storage.close();
        Files.delete(folder.resolve("folder/c"));

        assertThat(PieceCheck.verify(storage, 2)).isFalse();
    }

    @Test
    void aFileThatHasVanishedIsAnErrorThatNamesIt() throws Exception {
        Storage storage = prepared();
        storage.write(0, ByteBuffer.wrap(contents));
        Files.delete(folder.resolve("folder/a"));

        assertThatThrownBy(() -> storage.write(0, ByteBuffer.wrap(contents, 0, 10)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("a has vanished");
    }

    @Test
    void aLinkOutOfTheDestinationIsRefused() throws Exception {
        Path outside = Files.createDirectories(folder.resolve("outside"));
        Path inside = Files.createDirectories(folder.resolve("inside/folder"));
        Files.createSymbolicLink(inside.resolve("sub"), outside);
        Storage storage = new Storage(new Layout(info, folder.resolve("inside")), handles);
        BitSet all = new BitSet();
        all.set(0, info.files().size());

        assertThatThrownBy(() -> storage.prepare(all, false)).hasMessageContaining("leads out of");
        assertThat(outside).isEmptyDirectory();
    }

    @Test
    void aFileThatIsThereAndLongerIsLeftAlone() throws Exception {
        Path there = Files.createDirectories(folder.resolve("folder")).resolve("a");
        Files.write(there, new byte[40_000]);

        assertThatThrownBy(this::prepared).hasMessageContaining("longer than in the torrent");
        assertThat(there).hasSize(40_000);
    }

    @Test
    void aFullDiskIsAnErrorThatNamesTheFile() {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "there is no /dev/full here");
        Info tiny = new TorrentBuilder().name("dev").file(5, "full").build().info();
        Storage storage = new Storage(new Layout(tiny, Path.of("/")), handles);

        assertThatThrownBy(() -> storage.write(0, ByteBuffer.wrap(new byte[5])))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("/dev/full")
                .hasMessageContaining("No space left");
    }

    @Test
    void whatAnUnwantedFileSharesWithAWantedOneIsKeptElsewhere() throws Exception {
        Storage storage = new Storage(new Layout(info, folder), handles);
        BitSet first = new BitSet();
        first.set(0);
        storage.prepare(first, false);

        storage.write(0, ByteBuffer.wrap(contents, 0, PIECE)); // a piece that they share

        assertThat(folder.resolve("folder/c")).doesNotExist();
        assertThat(folder.resolve("folder/sub")).doesNotExist();
        assertThat(PieceCheck.verify(storage, 0)).isTrue();
        storage.sync();
        storage.close();
        assertThat(PieceCheck.verify(new Storage(new Layout(info, folder), handles), 0)).isTrue();
    }

    @Test
    void aFileThatIsWantedLaterGetsWhatWasKept() throws Exception {
        Storage storage = new Storage(new Layout(info, folder), handles);
        BitSet files = new BitSet();
        files.set(2);
        storage.prepare(files, false);
        storage.write(0, ByteBuffer.wrap(contents, 0, PIECE));
        storage.write(2 * PIECE, ByteBuffer.wrap(contents, 2 * PIECE, 100_000 - 2 * PIECE));
        Layout layout = storage.layout();
        assertThat(layout.partFile()).exists();

        files.set(4);
        storage.prepare(files, false);
        assertThat(folder.resolve("folder/c")).hasSize(69_992);
        assertThat(PieceCheck.verify(storage, 0)).isTrue();
        assertThat(PieceCheck.verify(storage, 1)).isFalse();
        assertThat(PieceCheck.verify(storage, 2)).isTrue();
        files.set(0, 5);
        storage.prepare(files, false);

        assertThat(layout.partFile()).doesNotExist();
        assertThat(PieceCheck.verify(storage, 0)).isTrue();
        assertThat(folder.resolve("folder")).isDirectoryNotContaining("glob:**.quayside*");
    }

    @Test
    void piecesWithPartsThatHaveChangedAreDoubtful() throws Exception {
        Storage storage = new Storage(new Layout(info, folder), handles);
        BitSet files = new BitSet();
        files.set(0);
        storage.prepare(files, false);
        storage.write(0, ByteBuffer.wrap(contents, 0, PIECE));
        ResumeFile file = new ResumeFile(storage.layout());
        BitSet complete = new BitSet();
        complete.set(0);
        file.save(new ResumeData(complete, Map.of(), List.of(), 0, 0), file.look());
        assertThat(file.load().doubtful()).isEqualTo(new BitSet());

        storage.close();
        Files.delete(storage.layout().partFile());

        assertThat(file.load().doubtful().get(0)).isTrue();
        assertThat(PieceCheck.verify(storage, 0)).isFalse();
    }

    @Test
    void preallocatedFilesHaveTheirRoom() throws Exception {
        Storage storage = new Storage(new Layout(info, folder), handles);
        BitSet all = new BitSet();
        all.set(0, info.files().size());

        storage.prepare(all, true);

        assertThat(folder.resolve("folder/c")).hasSize(69_992);
        assertThat(PieceCheck.verify(storage, 2)).isFalse();
    }

    @Test
    void resumeDataIsBelievedWhileNothingHasChanged() throws Exception {
        Storage storage = prepared();
        storage.write(0, ByteBuffer.wrap(contents));
        ResumeFile file = new ResumeFile(storage.layout());
        BitSet complete = new BitSet();
        complete.set(0);
        BitSet blocks = new BitSet();
        blocks.set(1);
        ResumeData data = new ResumeData(complete, Map.of(2, blocks), List.of(2, 0, 3), 5, 6);
        file.save(data, file.look());

        assertThat(file.load()).isEqualTo(new ResumeFile.Remembered(data, new BitSet()));
    }

    @Test
    void piecesOfAFileThatHasChangedAreDoubtful() throws Exception {
        Storage storage = prepared();
        ResumeFile file = new ResumeFile(storage.layout());
        BitSet complete = new BitSet();
        complete.set(0, 3);
        file.save(new ResumeData(complete, Map.of(), List.of(), 0, 0), file.look());

        Files.setLastModifiedTime(folder.resolve("folder/a"), FileTime.fromMillis(12345));

        ResumeFile.Remembered read = file.load();
        BitSet first = new BitSet();
        first.set(0);
        assertThat(read.doubtful()).isEqualTo(first);
        complete.clear(0);
        assertThat(read.data().complete()).isEqualTo(complete);
    }

    @Test
    void nothingHiddenIsLeftWhenATorrentIsForgotten() throws Exception {
        Storage storage = new Storage(new Layout(info, folder), handles);
        storage.prepare(new BitSet(), false);
        storage.write(0, ByteBuffer.wrap(contents, 0, PIECE));
        ResumeFile file = new ResumeFile(storage.layout());
        file.save(new ResumeData(new BitSet(), Map.of(), List.of(), 0, 0), file.look());
        storage.close();

        file.delete();

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void piecesThatMayHaveComeSinceAreDoubtful() throws Exception {
        Storage storage = prepared();
        ResumeFile file = new ResumeFile(storage.layout());
        BitSet complete = new BitSet();
        complete.set(1);
        file.saveMeanwhile(new ResumeData(complete, Map.of(), List.of(), 0, 0), file.look());

        ResumeFile.Remembered read = file.load();

        assertThat(read.data().complete()).isEqualTo(complete);
        assertThat(read.doubtful().toString()).isEqualTo("{0, 2}");
    }

    @Test
    void whatWasWrittenIsGivenToTheDiskItself() throws Exception {
        Storage storage = prepared();
        storage.write(0, ByteBuffer.wrap(contents));
        storage.sync();
        Files.delete(folder.resolve("folder/c"));
        storage.sync(); // nothing was written since

        Files.createFile(folder.resolve("folder/c"));
        storage.write(0, ByteBuffer.wrap(contents));
        Files.delete(folder.resolve("folder/c"));

        assertThatThrownBy(storage::sync).hasMessageContaining("c has vanished");
    }

    @Test
    void damagedResumeDataIsNotBelieved() throws Exception {
        Storage storage = prepared();
        ResumeFile file = new ResumeFile(storage.layout());
        file.save(new ResumeData(new BitSet(), Map.of(), List.of(), 0, 0), file.look());
        byte[] bytes = Files.readAllBytes(file.path());
        for (int length : new int[] {0, 10, bytes.length - 1}) {
            Files.write(file.path(), Arrays.copyOf(bytes, length));
            assertThat(file.load()).as("cut to %d", length).isNull();
        }
        bytes[20] ^= 1;
        Files.write(file.path(), bytes);

        assertThat(file.load()).isNull();
    }
}
