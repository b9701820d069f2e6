// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quayside.network.QHostAddress;
import dev.quayside.network.QTcpSocket;
import dev.quayside.testing.QTest;
import dev.quayside.torrent.bencode.BDictionary;
import dev.quayside.torrent.bencode.BencodeLimits;
import dev.quayside.torrent.bencode.BencodeReader;
import dev.quayside.torrent.http.Http;
import dev.quayside.torrent.http.HttpAnswer;
import dev.quayside.torrent.metainfo.InfoHash;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TrackerServerTest {
    private final TrackerServer tracker = new TrackerServer(null, 60);
    private final Http http = new Http(null);
    private final InfoHash hash = InfoHash.of(new byte[] {1});
    private HttpAnswer answer;

    TrackerServerTest() {
        tracker.listen(new QHostAddress(QHostAddress.SpecialAddress.LocalHost), 0);
    }

    @AfterEach
    void close() {
        tracker.dispose();
        http.dispose();
    }

    private HttpAnswer get(String address) {
        answer = null;
        http.get(
                address,
                new Http.Options(Map.of(), 1 << 20, 60_000),
                got -> answer = got,
                reason -> {
                    throw new AssertionError(reason);
                });
        assertThat(QTest.qWaitFor(() -> answer != null, 60_000)).isTrue();
        return answer;
    }

    private String base() {
        return "http://127.0.0.1:" + tracker.serverPort();
    }

    private AnnounceAnswer announce(int port, long left, AnnounceEvent event) throws Exception {
        AnnounceRequest request =
                new AnnounceRequest(hash, new byte[20], port, 0, 0, left, event, 50, port);
        return AnnounceAnswer.parse(get(request.address(base() + "/announce", null)).body());
    }

    @Test
    void namesTheOthersToAPeer() throws Exception {
        assertThat(announce(1001, 0, AnnounceEvent.STARTED).peers()).isEmpty();

        AnnounceAnswer second = announce(1002, 5, AnnounceEvent.STARTED);

        assertThat(second.peers()).containsExactly(new PeerAddress("127.0.0.1", 1001));
        assertThat(second.seeds()).isEqualTo(1);
        assertThat(second.leeches()).isEqualTo(1);
        assertThat(second.interval()).isEqualTo(60);
    }

    @Test
    void forgetsWhoLeaves() throws Exception {
        announce(1001, 0, AnnounceEvent.STARTED);
        announce(1001, 0, AnnounceEvent.STOPPED);

        assertThat(announce(1002, 5, AnnounceEvent.STARTED).peers()).isEmpty();
        assertThat(tracker.swarms().peerCount(hash)).isEqualTo(1);
    }

    @Test
    void doesNotNameSeedsToASeed() throws Exception {
        announce(1001, 0, AnnounceEvent.STARTED);

        assertThat(announce(1002, 0, AnnounceEvent.STARTED).peers()).isEmpty();
    }

    @Test
    void answersAScrape() throws Exception {
        announce(1001, 0, AnnounceEvent.COMPLETED);
        String query =
                new AnnounceRequest(hash, new byte[20], 1, 0, 0, 0, AnnounceEvent.NONE, 0, 0)
                        .address("", null);

        byte[] body = get(base() + "/scrape" + query).body();

        BDictionary files =
                BencodeReader.readDictionary(body, BencodeLimits.STRICT).dictionary("files");
        BDictionary file = files.dictionary(new String(hash.bytes(), StandardCharsets.ISO_8859_1));
        assertThat(file.integer("complete")).isEqualTo(1);
        assertThat(file.integer("downloaded")).isEqualTo(1);
    }

    @Test
    void saysWhatIsMissingInARequest() throws Exception {
        assertThat(AnnounceAnswer.parse(get(base() + "/announce?port=0").body()).failure())
                .contains("info_hash");
        assertThat(get(base() + "/other").status()).isEqualTo(404);
    }

    @Test
    void hangsUpOnARequestThatIsTooLong() {
        QTcpSocket client = new QTcpSocket();
        boolean[] ended = new boolean[1];
        client.disconnected.connect(() -> ended[0] = true);
        client.connectToHost("127.0.0.1", tracker.serverPort());
        client.write("GET /" + "x".repeat(20_000));

        assertThat(QTest.qWaitFor(() -> ended[0], 60_000)).isTrue();
        client.dispose();
    }
}
