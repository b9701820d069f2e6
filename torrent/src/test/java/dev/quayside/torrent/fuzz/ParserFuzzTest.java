// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.quayside.torrent.bencode.BValue;
import dev.quayside.torrent.bencode.BencodeException;
import dev.quayside.torrent.bencode.BencodeLimits;
import dev.quayside.torrent.bencode.BencodeReader;
import dev.quayside.torrent.bencode.BencodeWriter;
import dev.quayside.torrent.http.HttpAnswer;
import dev.quayside.torrent.http.HttpAnswerReader;
import dev.quayside.torrent.http.HttpException;
import dev.quayside.torrent.metainfo.Info;
import dev.quayside.torrent.metainfo.MagnetLink;
import dev.quayside.torrent.metainfo.MetainfoException;
import dev.quayside.torrent.metainfo.MetainfoParser;
import dev.quayside.torrent.metainfo.SafeNames;
import dev.quayside.torrent.metainfo.TorrentFile;
import dev.quayside.torrent.tracker.AnnounceAnswer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Formats that strangers send: whatever comes is either refused with the right exception, or what
 * is made of it keeps its promises. Runs over the recorded inputs; with JAZZER_FUZZ=1 it looks for
 * new ones.
 */
@FuzzTests
class ParserFuzzTest {
    private static final int MOST_BODY = 1 << 16;

    @FuzzTest(maxDuration = "2m")
    void bencode(byte[] input) {
        BValue value;
        try {
            value = BencodeReader.read(input, BencodeLimits.STRICT);
        } catch (BencodeException e) {
            return;
        }
        assertThat(BencodeWriter.encode(value)).isEqualTo(input);
    }

    @FuzzTest(maxDuration = "2m")
    void metainfo(byte[] input) {
        Info info;
        try {
            info = MetainfoParser.parse(input).info();
        } catch (BencodeException | MetainfoException e) {
            return;
        }
        long offset = 0;
        for (TorrentFile file : info.files()) {
            assertThat(file.offset()).isEqualTo(offset);
            offset = file.end();
        }
        for (int i = 0; i < info.pieceCount(); i++) {
            assertThat(info.pieceLength(i)).isBetween(1, info.pieceLength());
        }
        for (SafeNames.Rules rules : SafeNames.Rules.values()) {
            for (List<String> path : SafeNames.of(info, rules)) {
                assertThat(path)
                        .doesNotContain("", ".", "..")
                        .allMatch(name -> name.indexOf('/') < 0 && name.indexOf('\0') < 0);
            }
        }
    }

    @FuzzTest(maxDuration = "2m")
    void trackerAnswer(byte[] input) {
        try {
            AnnounceAnswer answer = AnnounceAnswer.parse(input);
            assertThat(answer.interval()).isBetween(0, 86_400);
            assertThat(answer.peers()).allMatch(peer -> peer.port() > 0 && peer.port() <= 65535);
        } catch (BencodeException e) {
            assertThat(e.getMessage()).isNotEmpty();
        }
    }

    @FuzzTest(maxDuration = "2m")
    void httpAnswer(byte[] input) {
        assertThat(httpOutcome(input, input.length)).isEqualTo(httpOutcome(input, 1));
    }

    /** What becomes of an answer that comes in portions of a length. */
    private static String httpOutcome(byte[] input, int portion) {
        HttpAnswerReader reader = new HttpAnswerReader(MOST_BODY);
        try {
            for (int at = 0; at < input.length; at += portion) {
                int end = Math.min(input.length, at + portion);
                reader.add(Arrays.copyOfRange(input, at, end));
            }
            reader.end();
        } catch (HttpException e) {
            assertThat(e.getMessage()).isNotEmpty();
            return e.getMessage();
        }
        if (!reader.isDone()) {
            return "cut";
        }
        HttpAnswer answer = reader.answer();
        assertThat(answer.status()).isBetween(200, 599);
        assertThat(answer.body().length).isLessThanOrEqualTo(MOST_BODY);
        return answer.status() + " " + HexFormat.of().formatHex(answer.body());
    }

    @FuzzTest(maxDuration = "2m")
    void magnetLink(byte[] input) {
        try {
            MagnetLink link = MagnetLink.parse(new String(input, StandardCharsets.UTF_8));
            assertThat(link.hash().hex()).hasSize(40);
        } catch (MetainfoException e) {
            assertThat(e.getMessage()).isNotEmpty();
        }
    }
}
