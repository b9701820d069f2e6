// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.quayside.network.QHostAddress;
import dev.quayside.torrent.bencode.BencodeException;
import dev.quayside.torrent.bencode.BencodeLimits;
import dev.quayside.torrent.bencode.BencodeReader;
import dev.quayside.torrent.fuzz.FuzzTests;
import java.nio.charset.StandardCharsets;

/** What a tracker is asked: it always answers, and what it answers can be read. */
@FuzzTests
class TrackerRequestFuzzTest {
    private static final QHostAddress FROM = new QHostAddress("192.0.2.1");

    @FuzzTest(maxDuration = "2m")
    void query(byte[] input) throws BencodeException {
        Swarms swarms = new Swarms(60);
        TrackerQuery query = new TrackerQuery(new String(input, StandardCharsets.ISO_8859_1));

        AnnounceAnswer answer = AnnounceAnswer.parse(swarms.announce(query, FROM));
        BencodeReader.readDictionary(swarms.scrape(query), BencodeLimits.STRICT);

        assertThat(answer.failure() == null).isEqualTo(answer.interval() == 60);
        assertThat(answer.peers()).isEmpty(); // nobody else is there
        swarms.tidy();
    }
}
