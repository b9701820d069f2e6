// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Elapsed time; where Qt's answer is undefined, ours is an exception. */
class QElapsedTimerTest {
    private final QElapsedTimer timer = new QElapsedTimer();

    @Test
    void aTimerIsValidFromItsStartUntilItIsInvalidated() {
        assertThat(timer.isValid()).isFalse();
        timer.start();
        assertThat(timer.isValid()).isTrue();
        timer.invalidate();
        assertThat(timer.isValid()).isFalse();
    }

    @Test
    void aTimerThatWasNotStartedCannotBeAsked() {
        assertThatThrownBy(timer::elapsed).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(timer::restart).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> timer.hasExpired(5)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void timePassesAndNeverGoesBack() {
        timer.start();
        long before = timer.nsecsElapsed();
        while (timer.elapsed() < 2) {
            Thread.onSpinWait();
        }
        assertThat(timer.nsecsElapsed()).isGreaterThan(before).isGreaterThanOrEqualTo(2_000_000);
        assertThat(timer.hasExpired(1)).isTrue();
    }

    @Test
    void lessThanNothingNeverExpires() {
        timer.start();
        assertThat(timer.hasExpired(-1)).isFalse();
        assertThat(timer.hasExpired(Long.MAX_VALUE)).isFalse();
    }

    @Test
    void aRestartTellsTheTimeBefore() {
        timer.start();
        while (timer.elapsed() < 2) {
            Thread.onSpinWait();
        }
        assertThat(timer.restart()).isGreaterThanOrEqualTo(2);
        assertThat(timer.isValid()).isTrue();
    }
}
