// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.metainfo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quayside.torrent.bencode.BencodeLimits;
import dev.quayside.torrent.bencode.BencodeReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TorrentMakerTest {
    @TempDir Path folder;

    @Test
    void whatItMakesIsReadBackTheSame() throws Exception {
        Files.createDirectories(folder.resolve("top/sub"));
        Files.write(folder.resolve("top/\u00E4"), new byte[20_000]);
        Files.write(folder.resolve("top/sub/empty"), new byte[0]);
        TorrentMaker maker = new TorrentMaker(folder.resolve("top"));
        maker.setTrackers(List.of(List.of("http://a/x", "http://b/x"), List.of("http://c/x")));
        maker.setWebSeeds(List.of("http://w/"));
        maker.setComment("a comment");
        maker.setPrivate(true);
        maker.setCreated("Quayside", Instant.ofEpochSecond(5));

        byte[] bytes = maker.make(done -> {});

        BencodeReader.read(bytes, BencodeLimits.STRICT);
        Metainfo meta = MetainfoParser.parse(bytes);
        assertThat(meta.info().name()).isEqualTo("top");
        assertThat(meta.info().isPrivate()).isTrue();
        assertThat(meta.info().files())
                .extracting(TorrentFile::path)
                .containsExactly(List.of("sub", "empty"), List.of("\u00E4"));
        assertThat(meta.trackers())
                .containsExactly(List.of("http://a/x", "http://b/x"), List.of("http://c/x"));
        assertThat(meta.webSeeds()).containsExactly("http://w/");
        assertThat(meta.comment()).isEqualTo("a comment");
        assertThat(meta.created()).isEqualTo(Instant.ofEpochSecond(5));
    }

    @Test
    void hashesGoOverTheEndsOfFiles() throws Exception {
        byte[] contents = new byte[50_000];
        new Random(1).nextBytes(contents);
        Path top = Files.createDirectories(folder.resolve("top"));
        Files.write(top.resolve("a"), Arrays.copyOf(contents, 30_000));
        Files.write(top.resolve("b"), Arrays.copyOfRange(contents, 30_000, 50_000));

        Info info = MetainfoParser.parse(new TorrentMaker(top).make(done -> {})).info();

        for (int i = 0; i < info.pieceCount(); i++) {
            int begin = (int) info.pieceOffset(i);
            byte[] piece = Arrays.copyOfRange(contents, begin, begin + info.pieceLength(i));
            assertThat(info.matches(i, Sha1.digest(piece))).isTrue();
        }
        assertThat(info.pieceCount()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({"0,16384", "1000000,16384", "536870912,524288", "1099511627776,16777216"})
    void chooseAPieceLengthThatFitsTheSize(long total, int length) {
        assertThat(PieceLength.choose(total)).isEqualTo(length);
    }

    @Test
    void refusesAFolderWithoutFiles() {
        assertThatThrownBy(() -> new TorrentMaker(folder)).isInstanceOf(IOException.class);
    }
}
