// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.programs.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitsTest {
    @ParameterizedTest
    @CsvSource({"0,0 B", "1023,1023 B", "1024,1.0 KiB", "1048575,1.0 MiB", "1610612736,1.5 GiB"})
    void sizesAreForPeople(long bytes, String text) {
        assertThat(Units.size(bytes)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0,0:00", "61,1:01", "3600,1:00:00", "86399,23:59:59"})
    void timesAreForPeople(long seconds, String text) {
        assertThat(Units.time(seconds)).isEqualTo(text);
    }
}
