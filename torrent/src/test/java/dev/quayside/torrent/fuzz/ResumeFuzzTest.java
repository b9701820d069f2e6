// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.quayside.torrent.metainfo.Info;
import dev.quayside.torrent.metainfo.Sha1;
import dev.quayside.torrent.metainfo.TorrentBuilder;
import dev.quayside.torrent.storage.Blocks;
import dev.quayside.torrent.storage.Layout;
import dev.quayside.torrent.storage.ResumeData;
import dev.quayside.torrent.storage.ResumeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import org.junit.jupiter.api.io.TempDir;

/**
 * What stands in a resume file: anybody may have written there, with a right checksum too. See
 * {@link ParserFuzzTest}.
 */
@FuzzTests
class ResumeFuzzTest {
    /** Two files that are not there, four pieces of three blocks, the last one shorter. */
    private static final Info INFO =
            new TorrentBuilder()
                    .pieceLength(40_000)
                    .file(100_000, "a")
                    .file(20_001, "b")
                    .build()
                    .info();

    @TempDir static Path folder;

    @FuzzTest(maxDuration = "2m")
    void resumeFile(byte[] input) throws IOException {
        ResumeFile file = new ResumeFile(new Layout(INFO, folder));
        byte[] all = Arrays.copyOf(input, input.length + 20);
        System.arraycopy(Sha1.digest(input), 0, all, input.length, 20);
        Files.write(file.path(), all);

        ResumeFile.Remembered remembered = file.load();

        if (remembered != null) {
            ResumeData data = remembered.data();
            assertThat(data.complete().length()).isLessThanOrEqualTo(INFO.pieceCount());
            assertThat(data.complete().intersects(remembered.doubtful())).isFalse();
            assertThat(data.uploaded()).isNotNegative();
            assertThat(data.downloaded()).isNotNegative();
            data.partial()
                    .forEach(
                            (piece, blocks) -> {
                                assertThat(data.complete().get(piece)).isFalse();
                                assertThat(remembered.doubtful().get(piece)).isFalse();
                                assertThat(blocks.length())
                                        .isLessThanOrEqualTo(Blocks.count(INFO, piece));
                            });
            file.save(data, file.look());
            assertThat(file.load()).isEqualTo(new ResumeFile.Remembered(data, new BitSet()));
        }
    }
}
