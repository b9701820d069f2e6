// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.examples.fortunes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How fortunes are read. */
class FortunesTest {
    @Test
    void ourOwnAreManyAndShort() {
        assertThat(Fortunes.own().texts())
                .hasSizeGreaterThan(20)
                .doesNotHaveDuplicates()
                .allMatch(fortune -> fortune.length() > 10 && fortune.length() < 120);
    }

    @Test
    void eachLineIsOneWhereNothingSeparatesThem() {
        assertThat(Fortunes.parse("one\ntwo\r\nthree").texts())
                .containsExactly("one", "two", "three");
    }

    @Test
    void emptyLinesSeparateParagraphs() {
        assertThat(Fortunes.parse("\none\n  two\n\n \n\nthree\n\n").texts())
                .containsExactly("one\n  two", "three");
    }

    @Test
    void percentSignsSeparateWhateverIsBetweenThem() {
        assertThat(Fortunes.parse("%\none\n\ntwo\n%\n%\n50 %\n%\n").texts())
                .containsExactly("one\n\ntwo", "50 %");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n\n\t\n", "%\n%\n"})
    void nothingButSpaceHoldsNone(String text) {
        assertThatThrownBy(() -> Fortunes.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There is no fortune");
    }

    @Test
    void filesAreUtf8WithOrWithoutAMark(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("fortunes");

        Files.writeString(file, "\uFEFFGl\u00FCck\n\u5E78\u904B\n");
        assertThat(Fortunes.read(file).texts()).containsExactly("Gl\u00FCck", "\u5E78\u904B");

        Files.write(file, "Gl\u00FCck".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> Fortunes.read(file)).isInstanceOf(CharacterCodingException.class);
    }
}
