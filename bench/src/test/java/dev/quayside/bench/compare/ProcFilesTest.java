// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.quayside.bench.compare.ProcFiles.MachineTimes;
import org.junit.jupiter.api.Test;

class ProcFilesTest {
    private static final String STAT =
            """
            cpu  100 20 30 400 50 6 7 8 0 0
            cpu0 50 10 15 200 25 3 3 4 0 0
            intr 12345
            """;

    @Test
    void busyIsWhatIsNeitherIdleNorWaiting() {
        assertThat(ProcFiles.parseMachineTimes(STAT)).isEqualTo(new MachineTimes(171, 621));
    }

    @Test
    void theBusyShareIsOfTheTimeBetween() {
        MachineTimes before = new MachineTimes(100, 1000);
        assertThat(new MachineTimes(150, 1200).busyShareSince(before)).isEqualTo(0.25);
        assertThat(before.busyShareSince(before)).isZero();
    }

    @Test
    void whatIsNotStatIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProcFiles.parseMachineTimes("intr 1 2 3 4 5 6 7 8 9"));
        assertThatIllegalArgumentException().isThrownBy(() -> ProcFiles.parseMachineTimes(""));
    }

    @Test
    void residentMemoryIsToldInKibibytes() {
        String status = "Name:\tjava\nVmHWM:\t  999 kB\nVmRSS:\t  1234 kB\nThreads:\t20\n";
        assertThat(ProcFiles.parseResidentBytes(status)).isEqualTo(1234 * 1024);
    }

    @Test
    void aProcessWithoutMemoryIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProcFiles.parseResidentBytes("Name:\tkthreadd\n"));
    }
}
