// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TokensTest {
    @Test
    void keepsQuotedTextTogether() {
        assertThat(Tokens.of("c.write  \"two words \\\" { ; }\" 5"))
                .containsExactly("c.write", "\"two words \\\" { ; }\"", "5");
    }

    @Test
    void readsEscapes() {
        assertThat(Tokens.unquote("\"a\\n\\r\\t\\0\\\\\\\"\\xff\""))
                .containsExactly('a', '\n', '\r', '\t', 0, '\\', '"', 0xff);
    }

    @Test
    void readsOtherCharactersAsUtf8() {
        assertThat(Tokens.unquote("\"é😀\"")).isEqualTo("é😀".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void refusesAWordThatIsNoMember() {
        assertThatThrownBy(() -> Tokens.member("nonsense"))
                .isInstanceOf(ScenarioException.class)
                .hasMessageContaining("nonsense");
    }
}
