// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.window;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitScaleTest {
    @ParameterizedTest
    @CsvSource({"0,1", "249,31", "250,32", "499,127", "500,128", "749,510", "750,512", "1000,2048"})
    void isThatOfQt(int position, int kib) {
        assertThat(LimitScale.limit(position)).isEqualTo(kib * 1024L);
    }

    @Test
    void endsWithUnlimited() {
        assertThat(LimitScale.limit(LimitScale.UNLIMITED)).isZero();
        assertThat(LimitScale.position(0)).isEqualTo(LimitScale.UNLIMITED);
        assertThat(LimitScale.text(0)).isEqualTo("unlimited");
    }

    @Test
    void everyPositionIsFoundAgainByItsLimit() {
        for (int position = 0; position <= 1000; position++) {
            long limit = LimitScale.limit(position);
            assertThat(LimitScale.limit(LimitScale.position(limit))).isEqualTo(limit);
        }
        assertThat(LimitScale.position(1L << 40)).as("above the scale").isEqualTo(1000);
    }
}
