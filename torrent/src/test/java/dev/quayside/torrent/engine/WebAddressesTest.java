// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
