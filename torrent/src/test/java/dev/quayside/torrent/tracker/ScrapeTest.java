// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quayside.torrent.bencode.BencodeException;
import dev.quayside.torrent.metainfo.InfoHash;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScrapeTest {
    private final byte[] bytes = "abcdefghijklmnopqrst".getBytes(StandardCharsets.US_ASCII);
    private final InfoHash hash = new InfoHash(bytes);

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            textBlock =
                    """
                    http://example.com/announce,           http://example.com/scrape?info_hash=
                    http://example.com/x/announce,         http://example.com/x/scrape?info_hash=
                    http://example.com/announce.php,       http://example.com/scrape.php?info_hash=
                    http://example.com/announce?x2%0644,   http://example.com/scrape?x2%0644&info_hash=
                    http://example.com/announce#there,     http://example.com/scrape?info_hash=
                    http://example.com/a,                  none
                    http://example.com/announce?x=2/4,     none
                    http://example.com/x%064announce,      none
                    """)
    void theAddressIsMadeAsBep48Says(String tracker, String expected) {
        String address = Scrape.address(tracker, hash);

        assertThat(address).isEqualTo(expected == null ? null : expected + "abcdefghijklmnopqrst");
    }

    private Scrape parse(String text) throws BencodeException {
        return Scrape.parse(text.getBytes(StandardCharsets.ISO_8859_1), hash);
    }

    @Test
    void readsTheNumbers() throws Exception {
        String counts = "d8:completei5e10:downloadedi50e10:incompletei10ee";

        assertThat(parse("d5:filesd20:abcdefghijklmnopqrst" + counts + "ee"))
                .isEqualTo(new Scrape(5, 10, 50, 0));
        assertThat(
                        parse(
                                "d5:filesd20:abcdefghijklmnopqrst"
                                        + counts
                                        + "e5:flagsd20:min_request_intervali99999999eee"))
                .isEqualTo(new Scrape(5, 10, 50, 86400));
        assertThat(parse("d5:filesd20:abcdefghijklmnopqrstd8:completei-5eeee"))
                .isEqualTo(new Scrape(-1, -1, -1, 0));
    }

    @Test
    void whatIsNoAnswerForTheTorrentIsRefused() {
        for (String answer : new String[] {"", "de", "d5:filesdee", "d5:filesi1ee", "<html>"}) {
            assertThatThrownBy(() -> parse(answer)).isInstanceOf(BencodeException.class);
        }
    }
}
