// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quayside.torrent.bencode.BencodeException;
import dev.quayside.torrent.metainfo.InfoHash;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AnnounceTest {
    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static AnnounceRequest request(long left, AnnounceEvent event) {
        byte[] hash = new byte[20];
        hash[0] = (byte) 0xE4;
        return new AnnounceRequest(
                new InfoHash(hash), bytes("-QY0000-abcdefghijkl"), 6881, 1, 2, left, event, 50, 7);
    }

    @Test
    void keepsTheQueryOfTheTracker() {
        String address = request(3, AnnounceEvent.NONE).address("http://t/a?passkey=x#y", null);

        assertThat(address)
                .startsWith("http://t/a?passkey=x&info_hash=%E4%00")
                .doesNotContain("#", "event");
        assertThat(request(3, AnnounceEvent.NONE).address("http://t/a", null))
                .contains("/a?info_hash=");
    }

    @Test
    void tellsMoreThan32BitsOfWhatIsLeft() {
        assertThat(request(1L << 40, AnnounceEvent.STARTED).address("http://t/a", "an id"))
                .contains(
                        "&left=1099511627776&",
                        "&event=started",
                        "&trackerid=an%20id",
                        "&compact=1");
    }

    @Test
    void readsBothFormsOfPeers() throws Exception {
        AnnounceAnswer compact =
                AnnounceAnswer.parse(
                        bytes(
                                "d8:completei2e8:intervali60e5:peers12:\1\2\3\4\0\5\1\2\3\4\0\0"
                                        + "6:peers618:\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\1\0\7e"));
        AnnounceAnswer plain =
                AnnounceAnswer.parse(
                        bytes(
                                "d8:intervali60e5:peersld2:ip7:1.2.3.44:porti5eed2:ip3:a b4:porti5eei3eee"));

        assertThat(compact.peers())
                .containsExactly(
                        new PeerAddress("1.2.3.4", 5), new PeerAddress("0:0:0:0:0:0:0:1", 7));
        assertThat(compact.seeds()).isEqualTo(2);
        assertThat(compact.leeches()).isEqualTo(-1);
        assertThat(plain.peers()).containsExactly(new PeerAddress("1.2.3.4", 5));
    }

    @Test
    void readsFailureWarningAndIntervals() throws Exception {
        AnnounceAnswer answer =
                AnnounceAnswer.parse(
                        bytes(
                                "d14:failure reason4:none8:intervali999999999999e12:min intervali-5e"
                                        + "10:tracker id1:x15:warning message4:warne"));

        assertThat(answer.failure()).isEqualTo("none");
        assertThat(answer.warning()).isEqualTo("warn");
        assertThat(answer.interval()).isEqualTo(86_400);
        assertThat(answer.minInterval()).isZero();
        assertThat(answer.trackerId()).isEqualTo("x");
    }

    @Test
    void refusesWhatIsNoAnswer() {
        for (String body :
                new String[] {"", "<html>", "le", "d5:peers", "d14:failure reasoni1ee"}) {
            assertThatThrownBy(() -> AnnounceAnswer.parse(bytes(body)))
                    .isInstanceOf(BencodeException.class);
        }
    }
}
