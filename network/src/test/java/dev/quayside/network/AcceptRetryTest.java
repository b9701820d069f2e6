// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A server out of file descriptors that was told to try again by itself. Not in Qt. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class AcceptRetryTest {
    @Test
    void triesAgainUntilThereAreDescriptors() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process child =
                new ProcessBuilder(
                                "sh",
                                "-c",
                                "ulimit -n 60 && exec \"$0\" -cp \"$1\" \"$2\"",
                                java,
                                System.getProperty("java.class.path"),
                                AcceptRetry.class.getName())
                        .redirectErrorStream(true)
                        .start();
        try {
            String output =
                    new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(output)
                    .contains("errors [SocketResourceError] again true")
                    .contains("accepts by itself true");
        } finally {
            child.destroyForcibly();
        }
    }

    @Test
    void theIntervalIsOffUnlessSet() {
        QTcpServer server = new QTcpServer();
        assertThat(server.acceptRetryInterval()).isZero();
        server.setAcceptRetryInterval(250);
        assertThat(server.acceptRetryInterval()).isEqualTo(250);
        server.dispose();
    }
}
