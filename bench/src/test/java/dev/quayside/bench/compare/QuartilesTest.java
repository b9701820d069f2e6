// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class QuartilesTest {
    @Test
    void quartilesOfFiveNumbersAreTheSecondThirdAndFourth() {
        assertThat(Quartiles.of(List.of(5.0, 1.0, 4.0, 2.0, 3.0)))
                .isEqualTo(new Quartiles(2, 3, 4));
    }

    @Test
    void betweenTwoNumbersTheQuartilesLieInProportion() {
        assertThat(Quartiles.of(List.of(1.0, 2.0))).isEqualTo(new Quartiles(1.25, 1.5, 1.75));
    }

    @Test
    void oneNumberIsAllThree() {
        assertThat(Quartiles.of(List.of(7.0))).isEqualTo(new Quartiles(7, 7, 7));
    }

    @Test
    void noNumbersHaveNoMiddle() {
        assertThatIllegalArgumentException().isThrownBy(() -> Quartiles.of(List.of()));
    }

    @Test
    void spreadIsHalfTheDistanceBetweenTheQuartiles() {
        assertThat(new Quartiles(2, 3, 5).spread()).isEqualTo(1.5);
    }

    @Test
    void textHasTheWantedDecimals() {
        assertThat(new Quartiles(0.974, 1.019, 1.1).text(2)).isEqualTo("1.02 (0.97–1.10)");
        assertThat(new Quartiles(900, 1000, 1100.4).text(0)).isEqualTo("1000 (900–1100)");
    }
}
