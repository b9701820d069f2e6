// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.metainfo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MagnetLinkTest {
    private static final String HEX = "0123456789abcdef0123456789abcdef01234567";

    @Test
    void readsAllThatALinkCanSay() throws Exception {
        MagnetLink link =
                MagnetLink.parse(
                        "magnet:?xt=urn:btih:"
                                + HEX
                                + "&dn=a+b&tr=http%3A%2F%2Ft%2Fa&tr.1=http://u/a"
                                + "&x.pe=192.0.2.1:7&ws=http://w/&so=0,2-3&other=1");

        assertThat(link.hash().hex()).isEqualTo(HEX);
        assertThat(link.name()).isEqualTo("a b");
        assertThat(link.trackers()).containsExactly("http://t/a", "http://u/a");
        assertThat(link.peers()).containsExactly("192.0.2.1:7");
        assertThat(link.webSeeds()).containsExactly("http://w/");
        assertThat(link.selectOnly()).isEqualTo("0,2-3");
    }

    @Test
    void readsAHashInBase32() throws Exception {
        MagnetLink link = MagnetLink.parse("magnet:?xt=urn:btih:AERUKZ4JVPG66AJDIVTYTK6N54ASGRLH");

        assertThat(link.hash().hex()).isEqualTo(HEX);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://x",
                "magnet:?dn=x",
                "magnet:?xt=urn:btih:12",
                "magnet:?xt=urn:btih:zz" + HEX,
                "magnet:?xt=urn:btmh:1220",
                "magnet:?xt=urn:btih:" + HEX + "&dn=%zz"
            })
    void refusesWhatIsNone(String text) {
        assertThatThrownBy(() -> MagnetLink.parse(text)).isInstanceOf(MetainfoException.class);
    }
}
