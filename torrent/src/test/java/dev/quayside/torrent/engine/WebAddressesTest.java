// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quayside.network.QHostAddress;
import dev.quayside.torrent.metainfo.Info;
import dev.quayside.torrent.metainfo.TorrentBuilder;
import java.net.URISyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebAddressesTest {
    private final Info info =
            new TorrentBuilder().name("my files").file(5, "a?b", "c%").build().info();

    @ParameterizedTest
    @CsvSource({
        "http://example.com, http://example.com/my%20files/a%3Fb/c%25",
        "http://example.com/x/, http://example.com/x/my%20files/a%3Fb/c%25",
        "https://me@example.com:8443/x y, https://me@example.com:8443/x%20y/my%20files/a%3Fb/c%25"
    })
    void namesBecomePartsOfTheAddress(String base, String expected) throws Exception {
        assertThat(new WebAddresses(info, base).of(0)).hasToString(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ftp://example.com/",
                "http:///x",
                "http://localhost/reboot?now",
                "http://192.168.0.1/?x=1",
                "http://[fe80::1]/?x=1"
            })
    void addressesThatMustNotBeAskedAreRefused(String base) {
        assertThatThrownBy(() -> new WebAddresses(info, base))
                .isInstanceOf(URISyntaxException.class);
    }

    @Test
    void namesThatTurnOutToBeOfThisNetworkAreTreatedLikeItsAddresses() throws Exception {
        QHostAddress inside = new QHostAddress("192.168.0.1");
        QHostAddress outside = new QHostAddress("9.9.9.9");
        WebAddresses plain = new WebAddresses(info, "http://nas.example.com/");
        WebAddresses query = new WebAddresses(info, "http://nas.example.com/reboot?now");
        WebAddresses local = new WebAddresses(info, "http://192.168.0.1/");

        assertThat(plain.refusal(0, inside)).isNull();
        assertThat(query.refusal(0, inside)).contains("into this network");
        assertThat(query.refusal(0, outside)).isNull();
        plain.move(0, "http://evil.example.com/x");
        local.move(0, "http://nas.example.com/x");
        assertThat(plain.refusal(0, inside)).contains("evil.example.com");
        assertThat(plain.refusal(0, outside)).isNull();
        assertThat(local.refusal(0, inside)).isNull();
    }

    @Test
    void redirectionsDoNotLeadIntoThisNetwork() throws Exception {
        WebAddresses outside = new WebAddresses(info, "http://example.com/");
        WebAddresses inside = new WebAddresses(info, "http://127.0.0.1/");

        assertThatThrownBy(() -> outside.move(0, "http://10.0.0.1/x"))
                .isInstanceOf(URISyntaxException.class);
        assertThatThrownBy(() -> outside.move(0, "http://printer.local/x"))
                .isInstanceOf(URISyntaxException.class);
        outside.move(0, "https://mirror.example.com/x");
        inside.move(0, "http://localhost/x");

        assertThat(outside.of(0)).hasToString("https://mirror.example.com/x");
        outside.move(0, "/y");
        assertThat(outside.of(0)).hasToString("https://mirror.example.com/y");
        outside.forget(0);
        assertThat(outside.of(0).getHost()).isEqualTo("example.com");
    }
}
