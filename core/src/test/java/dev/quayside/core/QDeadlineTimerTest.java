// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Deadlines; each rule was measured in Qt. */
class QDeadlineTimerTest {
    @Test
    void nothingHasExpired() {
        QDeadlineTimer timer = QDeadlineTimer.ofMillis(0);
        assertThat(timer.hasExpired()).isTrue();
        assertThat(timer.isForever()).isFalse();
        assertThat(timer.remainingTime()).isZero();
        assertThat(timer.remainingTimeNSecs()).isZero();
    }

    @Test
    void lessThanNothingIsForEver() {
        for (QDeadlineTimer timer :
                new QDeadlineTimer[] {
                    QDeadlineTimer.FOREVER,
                    QDeadlineTimer.ofMillis(-1),
                    QDeadlineTimer.ofMillis(-5),
                    QDeadlineTimer.ofNanos(-1),
                    QDeadlineTimer.ofMillis(Long.MAX_VALUE)
                }) {
            assertThat(timer.isForever()).isTrue();
            assertThat(timer.hasExpired()).isFalse();
            assertThat(timer.remainingTime()).isEqualTo(-1);
            assertThat(timer.remainingTimeNSecs()).isEqualTo(-1);
            assertThat(timer).isEqualTo(QDeadlineTimer.FOREVER);
            assertThat(timer).hasSameHashCodeAs(QDeadlineTimer.FOREVER);
        }
    }

    @Test
    void theRemainingTimeIsRoundedUp() {
        QDeadlineTimer timer = QDeadlineTimer.ofMillis(100_000);
        assertThat(timer.hasExpired()).isFalse();
        assertThat(timer.remainingTime()).isBetween(1L, 100_000L);
        assertThat(QDeadlineTimer.ofNanos(100_000_000_001L).remainingTime())
                .isBetween(1L, 100_001L);
    }

    @Test
    void itExpiresWhenTheTimeIsOver() {
        QDeadlineTimer timer = QDeadlineTimer.ofMillis(2);
        while (!timer.hasExpired()) {
            Thread.onSpinWait();
        }
        assertThat(timer.remainingTime()).isZero();
    }

    @Test
    void earlierOnesComeFirstAndForEverComesLast() {
        QDeadlineTimer now = QDeadlineTimer.ofMillis(0);
        QDeadlineTimer later = QDeadlineTimer.ofMillis(10_000);
        assertThat(now).isLessThan(later).isNotEqualTo(later);
        assertThat(later).isLessThan(QDeadlineTimer.FOREVER).isGreaterThan(now);
        assertThat(QDeadlineTimer.FOREVER).isEqualByComparingTo(QDeadlineTimer.ofMillis(-1));
    }

    @Test
    void itsTextSaysWhatRemains() {
        assertThat(QDeadlineTimer.FOREVER).hasToString("QDeadlineTimer(forever)");
        assertThat(QDeadlineTimer.ofMillis(0)).hasToString("QDeadlineTimer(0 ms)");
    }
}
