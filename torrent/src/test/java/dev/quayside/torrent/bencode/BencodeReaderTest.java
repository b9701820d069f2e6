// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.bencode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BencodeReaderTest {
    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static BValue read(String text) throws BencodeException {
        return BencodeReader.read(bytes(text), BencodeLimits.MESSAGE);
    }

    @Test
    void readsEveryKindOfValue() throws Exception {
        assertThat(read("i-42e")).isEqualTo(new BInteger(-42));
        assertThat(read("i9223372036854775807e")).isEqualTo(new BInteger(Long.MAX_VALUE));
        assertThat(read("0:")).isEqualTo(new BString(""));
        assertThat(read("4:spam")).isEqualTo(new BString("spam"));
        assertThat(read("li1e1:ae"))
                .isEqualTo(new BList(List.of(new BInteger(1), new BString("a"))));
        BDictionary dictionary = (BDictionary) read("d3:cow3:moo4:spami7ee");
        assertThat(dictionary.text("cow")).isEqualTo("moo");
        assertThat(dictionary.integer("spam")).isEqualTo(7);
        assertThat(dictionary.integer("other")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "i", "ie", "i-e", "i-0e", "i01e", "i1", "i1.5e", "i9223372036854775808e",
                        "i+1e",
                "5:spam", "-1:a", "01:a", "1", "1:", "99999999999999999999:a", "l", "li1e", "d",
                        "d1:a",
                "d1:ae", "di1ei2ee", "d1:ai1e1:ai2ee", "i1ei2e", "x", "e", "4294967295:"
            })
    void refusesWhatIsNotTheOneRightForm(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(BencodeException.class);
    }

    @Test
    void refusesABombOfLists() {
        String bomb = "l".repeat(500_000) + "e".repeat(500_000);

        assertThatThrownBy(() -> read(bomb)).hasMessageContaining("deep");
    }

    @Test
    void refusesMoreValuesThanAllowed() {
        String many = "l" + "le".repeat(60_000) + "e";

        assertThatThrownBy(() -> read(many)).hasMessageContaining("values");
    }

    @Test
    void refusesMoreBytesThanAllowed() {
        assertThatThrownBy(
                        () -> BencodeReader.read(bytes("4:spam"), new BencodeLimits(5, 4, 4, true)))
                .hasMessageContaining("5 bytes");
    }

    @Test
    void takesKeysOutOfOrderUnlessItIsToBeStrict() throws Exception {
        String unsorted = "d1:bi1e1:ai2ee";

        assertThat(((BDictionary) read(unsorted)).integer("a")).isEqualTo(2);
        assertThatThrownBy(() -> BencodeReader.read(bytes(unsorted), BencodeLimits.STRICT))
                .hasMessageContaining("order");
    }

    @Test
    void keepsTheBytesOfADictionaryExactly() throws Exception {
        BDictionary root = (BDictionary) read("d4:infod1:zi1e1:ai2eee");

        assertThat(root.dictionary("info").raw()).isEqualTo(bytes("d1:zi1e1:ai2ee"));
    }

    @Test
    void saysWhatIsOfAnotherKindThanExpected() throws Exception {
        BDictionary dictionary = (BDictionary) read("d1:ai1ee");

        assertThatThrownBy(() -> dictionary.text("a"))
                .hasMessageContaining("\"a\" is not a string");
        assertThatThrownBy(() -> dictionary.list("a")).hasMessageContaining("list");
        assertThatThrownBy(() -> dictionary.dictionary("a")).hasMessageContaining("dictionary");
    }

    @Test
    void findsTheEndOfTheFirstValue() throws Exception {
        assertThat(BencodeReader.lengthOfFirst(bytes("d1:ai1eeXYZ"), BencodeLimits.MESSAGE))
                .isEqualTo(8);
    }

    @Test
    void writesTheCanonicalForm() throws Exception {
        BDictionary dictionary =
                new BDictionaryBuilder()
                        .put("b", 2)
                        .put("a", "\u00E4")
                        .put("none", (String) null)
                        .put("c", List.of(new BInteger(0)))
                        .build();

        byte[] encoded = BencodeWriter.encode(dictionary);

        assertThat(new String(encoded, StandardCharsets.UTF_8))
                .isEqualTo("d1:a2:\u00E41:bi2e1:cli0eee");
        assertThat(BencodeReader.read(encoded, BencodeLimits.STRICT)).isEqualTo(dictionary);
    }

    @Test
    void takesTextThatIsNotUtf8ForLatin1() throws Exception {
        assertThat(((BString) read("2:\u00E4x")).text()).isEqualTo("\u00E4x");
    }
}
