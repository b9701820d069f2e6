// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.network.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the local domain name comes from, as measured in Qt. */
class LocalNamesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "vm.foo.example | '' | foo.example",
                "vm.foo.example | 'domain a.example' | a.example",
                "vm.foo.example | 'search s1.example s2.example' | s1.example",
                "vm | 'domain a.example;search s1.example s2.example' | s1.example",
                "vm | 'search s1.example s2.example;domain a.example' | a.example",
                "vm | 'domain A.Example.' | a.example.",
                "vm | ' domain x.y' | ''",
                "vm | 'domain\tt.y  z' | t.y",
                "vm | 'domain x.y # c' | x.y",
                "vm | '#domain x.y;search xn--mnchen-3ya.de' | m\u00fcnchen.de",
                "vm | 'search .' | ''",
                "vm | '' | ''",
                "vm | 'domainx a.b' | ''",
                "vm | 'domain' | ''",
                "vm | 'search q.r;domain' | q.r"
            })
    void takesTheLastLineOfTheConfigurationThenTheHostName(
            String hostName, String configuration, String domain) {
        assertThat(LocalNames.domainName("", List.of(configuration.split(";")), hostName))
                .isEqualTo(domain);
    }

    @ParameterizedTest
    @CsvSource({"l.d e.f, l.d", "' ', a.b"})
    void theEnvironmentGoesFirst(String environment, String domain) {
        assertThat(LocalNames.domainName(environment, List.of("domain a.b"), "vm"))
                .isEqualTo(domain);
    }
}
