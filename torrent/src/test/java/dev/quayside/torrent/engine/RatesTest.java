// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What depends on time, with a time that stands still until it is moved. */
class RatesTest {
    @Test
    void theRateIsTheMeanOfTheLastTenSeconds() {
        RateMeter meter = new RateMeter(0);
        for (int second = 0; second < 20; second++) {
            meter.add(second * 1000L, 500);
        }

        assertThat(meter.rate(19_999)).isBetween(450L, 550L);
        assertThat(meter.total()).isEqualTo(10_000);
        assertThat(meter.rate(40_000)).isZero();
    }

    @Test
    void aBucketLetsPassWhatItsRateAllows() {
        TokenBucket bucket = new TokenBucket();
        assertThat(bucket.available()).isEqualTo(Long.MAX_VALUE);
        bucket.setRate(1000, 0);
        long passed = 0;
        for (int now = 0; now <= 10_000; now += 50) {
            bucket.refill(now);
            while (bucket.available() > 0) {
                bucket.take(300);
                passed += 300;
            }
        }

        assertThat(passed).isBetween(9_700L, 10_600L);
    }

    @Test
    void aBucketSavesNoMoreThanAQuarterOfASecond() {
        TokenBucket bucket = new TokenBucket();
        bucket.setRate(1000, 0);

        bucket.refill(60_000);

        assertThat(bucket.available()).isEqualTo(250);
    }

    @Test
    void aVerySmallRateStillMakesProgress() {
        TokenBucket bucket = new TokenBucket();
        bucket.setRate(1, 0);

        for (int now = 0; now <= 1000; now += 50) {
            bucket.refill(now);
        }

        assertThat(bucket.available()).isEqualTo(1);
    }

    @Test
    void thePipelineGrowsWithTheRateUpToHundreds() {
        Pipeline pipeline = new Pipeline();
        int start = pipeline.depth();
        for (int i = 0; i < 1000; i++) {
            pipeline.blockCame();
        }
        assertThat(pipeline.depth()).isEqualTo(500).isGreaterThan(start);

        pipeline.tick(100 << 20, 0);
        pipeline.tick(100 << 20, 0);
        assertThat(pipeline.depth()).isEqualTo(500);

        pipeline.tick(1 << 20, 0);
        assertThat(pipeline.depth()).isEqualTo(192);

        pipeline.tick(10, 0);
        assertThat(pipeline.depth()).isEqualTo(16);
    }

    @Test
    void thePipelineKeepsToWhatThePeerTakes() {
        Pipeline pipeline = new Pipeline();

        pipeline.tick(1 << 30, 20);

        assertThat(pipeline.depth()).isEqualTo(20);
    }
}
