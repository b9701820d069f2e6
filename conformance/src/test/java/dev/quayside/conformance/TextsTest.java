// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quayside.core.QIODeviceBase.OpenModeFlag;
import dev.quayside.network.QHostAddress;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextsTest {
    @Test
    void quotesBytesOutsidePrintableAscii() {
        byte[] bytes = {'a', '\n', '\r', '\t', '"', '\\', 0, (byte) 0xff};

        assertThat(Texts.of(bytes)).isEqualTo("\"a\\n\\r\\x09\\\"\\\\\\x00\\xff\"");
    }

    @Test
    void quotesStringsAsUtf8() {
        assertThat(Texts.of("é")).isEqualTo("\"\\xc3\\xa9\"");
    }

    @Test
    void namesLongBytesByLengthAndHash() {
        assertThat(Texts.of(new byte[64])).startsWith("\"\\x00");
        assertThat(Texts.of(new byte[65]))
                .isEqualTo("65 bytes sha1 f0fa45906bd0f4c3668fcd0d8f68d4b298b30e5b");
    }

    @Test
    void namesFlagsByTheirUnion() {
        assertThat(Texts.of(EnumSet.noneOf(OpenModeFlag.class))).isEqualTo("NotOpen");
        assertThat(Texts.of(EnumSet.of(OpenModeFlag.ReadOnly, OpenModeFlag.WriteOnly)))
                .isEqualTo("ReadWrite");
        assertThat(Texts.of(EnumSet.of(OpenModeFlag.ReadWrite, OpenModeFlag.Text)))
                .isEqualTo("ReadOnly|Text|WriteOnly");
    }

    @Test
    void namesAddressesAndWhatIsNoValue() {
        assertThat(Texts.of(new QHostAddress())).isEqualTo("<null>");
        assertThat(Texts.of(new QHostAddress("10.0.0.1"))).isEqualTo("10.0.0.1");
        assertThat(Texts.of(null)).isEqualTo("null");
        assertThat(Texts.of(List.of())).isEqualTo("<list>");
    }
}
