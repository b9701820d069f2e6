// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

/** Texts that other programs write. */
class ToolOutputTest {
    @Test
    void theLiveBytesOfAHeapAreTheTotalOfItsHistogram() {
        String printed =
                """
                1234:
                 num     #instances         #bytes  class name (module)
                -------------------------------------------------------
                   1:          7000         490000  [B (java.base@17)
                   2:             1             16  TotalStrangers
                Total         7001         490016
                """;
        assertThat(ClassHistogram.liveBytes(printed)).isEqualTo(490_016);
    }

    @Test
    void aHistogramWithoutATotalIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClassHistogram.liveBytes("1234:\nno such process\n"));
    }

    @Test
    void theReleaseFileOfAJdkTellsItsVersion() {
        assertThat(Jdk.versionIn("IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"17.0.15\"\n")).contains(17);
        assertThat(Jdk.versionIn("JAVA_VERSION=\"25\"\n")).contains(25);
        assertThat(Jdk.versionIn("JAVA_VERSION=\"1.8.0_402\"\n")).contains(8);
        assertThat(Jdk.versionIn("IMPLEMENTOR=\"x\"\n")).isEmpty();
    }
}
