// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.network.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The ASCII form of host names, as measured in Qt. */
class HostNamesTest {

    @ParameterizedTest
    @CsvSource({
        "a, a",
        "A.B, a.b",
        "a., a.",
        "a-b, a-b",
        "_a, _a",
        "1.2.3.4, 1.2.3.4",
        "xn--mnchen-3ya, xn--mnchen-3ya",
        "XN--MNCHEN-3YA, xn--mnchen-3ya",
        "m\u00fcnchen, xn--mnchen-3ya",
        "M\u00dcNCHEN, xn--mnchen-3ya",
        "\u2603.net, xn--n3h.net",
        "\u65e5\u672c\u8a9e\u3002\uff2a\uff30, xn--wgv71a119e.jp",
        "\ud83d\ude00.ws, xn--e28h.ws",
        "\u2167, viii",
        "a\u3002b, a.b",
        "\u00e4._b, xn--4ca._b"
    })
    void encodesNames(String name, String ascii) {
        assertThat(HostNames.toAscii(name)).isEqualTo(ascii);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "a..b",
                ".a",
                "a..",
                "-",
                "-a",
                "a-",
                "xn--",
                "a*b",
                "a b",
                "a\tb",
                "a/b",
                "a:b",
                "a%b",
                "a@b",
                "a\u0000b",
                "\u00e4 b",
                "..\u00e4",
                "\u00e4..b"
            })
    void knowsWhatIsNoName(String name) {
        assertThat(HostNames.toAscii(name)).isEmpty();
    }

    @Test
    void takesLabelsOfUpTo63Characters() {
        assertThat(HostNames.toAscii("x".repeat(63))).isEqualTo("x".repeat(63));
        assertThat(HostNames.toAscii("x".repeat(64))).isEmpty();
        assertThat(HostNames.toAscii("\u00fc".repeat(70))).isEmpty();
    }

    @Test
    void decodesNames() {
        assertThat(HostNames.toUnicode("xn--mnchen-3ya.DE")).isEqualTo("m\u00fcnchen.de");
    }
}
