// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A server that really runs out of file descriptors, and goes on when it is told to. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class OutOfDescriptorsTest {
    @Test
    void tellsItOnceAndPausesUntilResumed() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process child =
                new ProcessBuilder(
                                "sh",
                                "-c",
                                "ulimit -n 60 && exec \"$0\" -cp \"$1\" \"$2\"",
                                java,
                                System.getProperty("java.class.path"),
                                OutOfDescriptors.class.getName())
                        .redirectErrorStream(true)
                        .start();
        String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(child.waitFor()).as(output).isZero();
        assertThat(output)
                .contains("errors [SocketResourceError] Out of resources")
                .contains("told 1, accepted meanwhile 0")
                .contains("accepted again true");
    }
}
