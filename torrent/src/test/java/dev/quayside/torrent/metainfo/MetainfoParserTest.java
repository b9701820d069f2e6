// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.metainfo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quayside.torrent.bencode.BencodeException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetainfoParserTest {
    private static final String HASH = "20:aaaaaaaaaaaaaaaaaaaa";

    private static Metainfo parse(String text) throws Exception {
        return MetainfoParser.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String single(String rest) {
        return "d4:infod" + rest + "ee";
    }

    @Test
    void readsATorrentOfOneFile() throws Exception {
        Metainfo meta =
                parse(
                        "d8:announce16:http://a/announc7:comment2:\u00E413:creation datei7e4:infod"
                                + "6:lengthi5e4:name1:x12:piece lengthi16384e6:pieces"
                                + HASH
                                + "ee");

        assertThat(meta.info().name()).isEqualTo("x");
        assertThat(meta.info().isFolder()).isFalse();
        assertThat(meta.info().pieceCount()).isEqualTo(1);
        assertThat(meta.info().pieceLength(0)).isEqualTo(5);
        assertThat(meta.comment()).isEqualTo("\u00E4");
        assertThat(meta.created().getEpochSecond()).isEqualTo(7);
        assertThat(meta.trackers()).containsExactly(List.of("http://a/announc"));
    }

    @Test
    void hashesTheInfoDictionaryAsItStands() throws Exception {
        String info =
                "d4:name1:x6:lengthi5e12:piece lengthi16384e6:pieces" + HASH + "e"; // keys unsorted

        Metainfo meta = parse("d4:info" + info + "e");

        assertThat(meta.info().hash())
                .isEqualTo(InfoHash.of(info.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void placesFilesOneAfterAnother() {
        Info info =
                new TorrentBuilder()
                        .file(10, "a")
                        .file(0, "b")
                        .pad(6)
                        .file(5, "d", "\u00FC")
                        .build()
                        .info();

        assertThat(info.files()).extracting(TorrentFile::offset).containsExactly(0L, 10L, 10L, 16L);
        assertThat(info.files().get(2).pad()).isTrue();
        assertThat(info.files().get(3).path()).containsExactly("d", "\u00FC");
        assertThat(info.length()).isEqualTo(21);
    }

    @Test
    void aLastPieceOfFullLengthIsWhole() {
        Info info = new TorrentBuilder().file(2 * 16384, "a").build().info();

        assertThat(info.pieceCount()).isEqualTo(2);
        assertThat(info.pieceLength(1)).isEqualTo(16384);
    }

    @Test
    void takesATorrentOfEmptyFilesOnly() {
        assertThat(new TorrentBuilder().file(0, "a").build().info().pieceCount()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "6:lengthi5e12:piece lengthi16384e6:pieces" + HASH, // no name
                "6:lengthi5e4:name1:x6:pieces" + HASH,
                "6:lengthi5e4:name1:x12:piece lengthi0e6:pieces" + HASH,
                "6:lengthi5e4:name1:x12:piece lengthi9999999999e6:pieces" + HASH,
                "6:lengthi5e4:name1:x12:piece lengthi16384e",
                "6:lengthi5e4:name1:x12:piece lengthi16384e6:pieces19:aaaaaaaaaaaaaaaaaaa",
                "6:lengthi-5e4:name1:x12:piece lengthi16384e6:pieces" + HASH,
                "6:lengthi99999e4:name1:x12:piece lengthi16384e6:pieces" + HASH,
                "6:lengthi0e4:name1:x12:piece lengthi16384e6:pieces" + HASH,
                "5:filesle4:name1:x12:piece lengthi16384e6:pieces" + HASH,
                "5:filesld6:lengthi5eee4:name1:x12:piece lengthi16384e6:pieces" + HASH,
                "5:filesld6:lengthi5e4:pathleee4:name1:x12:piece lengthi16384e6:pieces" + HASH,
                "5:filesld6:lengthi9223372036854775807e4:pathl1:aeed6:lengthi1e4:pathl1:beee"
                        + "4:name1:x12:piece lengthi16384e6:pieces"
                        + HASH
            })
    void refusesWhatDoesNotFitTogether(String info) {
        assertThatThrownBy(() -> parse(single(info)))
                .isInstanceOfAny(MetainfoException.class, BencodeException.class);
    }

    @Test
    void refusesAFileWithoutInfo() {
        assertThatThrownBy(() -> parse("d1:ai1ee")).hasMessageContaining("no info");
    }

    @Test
    void ordersTrackersInTiersAndDropsRepetitions() throws Exception {
        Metainfo meta =
                parse(
                        "d8:announce1:z13:announce-listll1:a1:bel1:aeli7ee1:ce"
                                + single(
                                                "6:lengthi5e4:name1:x12:piece lengthi16384e6:pieces"
                                                        + HASH)
                                        .substring(1));

        assertThat(meta.trackers()).containsExactly(Arrays.asList("a", "b"));
    }

    @Test
    void knowsPrivateTorrents() throws Exception {
        String rest = "6:lengthi5e4:name1:x12:piece lengthi16384e6:pieces" + HASH;

        assertThat(parse(single(rest + "7:privatei1e")).info().isPrivate()).isTrue();
        assertThat(parse(single(rest)).info().isPrivate()).isFalse();
    }
}
