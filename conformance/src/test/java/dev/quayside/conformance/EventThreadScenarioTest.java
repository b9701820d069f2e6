// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quayside.core.QThread;
import dev.quayside.swing.SwingApplication;
import java.awt.EventQueue;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Plays the scenarios in AWT's event thread: every event loop of theirs is one of AWT's, nested.
 *
 * <p>Left out are those that delete later. A scenario plays outside of all loops, where that means
 * "in the first one"; in the event thread it plays inside a loop, AWT's, to which control must
 * return first.
 */
class EventThreadScenarioTest {
    @BeforeAll
    static void install() {
        SwingApplication.install();
        Stage.warmUp();
    }

    @AfterAll
    static void leave() throws Exception {
        EventQueue.invokeAndWait(() -> QThread.currentThread().setErrorHandler(null));
    }

    @TestFactory
    Stream<DynamicTest> scenariosPlayAsInQt() throws IOException, URISyntaxException {
        Path folder = Path.of(EventThreadScenarioTest.class.getResource("/scenarios").toURI());
        return Scenario.readRecorded(folder).stream()
                .filter(scenario -> !scenario.source().contains("deleteLater"))
                .map(s -> DynamicTest.dynamicTest(s.name(), () -> play(s)));
    }

    private static void play(Scenario scenario) throws Exception {
        CompletableFuture<Outcome> played = new CompletableFuture<>();
        EventQueue.invokeLater(() -> played.complete(inEventThread(scenario)));
        Outcome outcome = played.get();

        if (outcome.error() != null) {
            throw new AssertionError(outcome.text(), outcome.error());
        }
        assertThat(outcome.trace()).isEqualTo(scenario.recorded());
    }

    private static Outcome inEventThread(Scenario scenario) {
        Player player = new Player(true);
        QThread.currentThread().setErrorHandler((error, where) -> player.fail(error));
        player.play(scenario.source());
        player.dispose();
        return new Outcome(player.trace().text(), player.failure(), player.standstill());
    }
}
