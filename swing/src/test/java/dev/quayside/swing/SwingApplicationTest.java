// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.swing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.quayside.core.QCoreApplication;
import dev.quayside.core.QObject;
import dev.quayside.core.QThread;
import dev.quayside.core.QTimer;
import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs in the event thread, from their beginning to their end. */
class SwingApplicationTest {
    private static final String[] NO_ARGUMENTS = {};

    @Test
    void aProgramRunsInTheEventThreadUntilItExits() {
        List<String> log = new ArrayList<>();

        int code =
                SwingApplication.run(
                        new String[] {"argument"},
                        () -> {
                            log.add("begins " + EventQueue.isDispatchThread());
                            log.add(QCoreApplication.arguments().toString());
                            QCoreApplication app = QCoreApplication.instance();
                            app.aboutToQuit.connect(() -> log.add("about to quit"));
                            QTimer.singleShot(1, () -> QCoreApplication.exit(4));
                        });

        assertThat(code).isEqualTo(4);
        assertThat(log).containsExactly("begins true", "[argument]", "about to quit");
        assertThat(QCoreApplication.instance()).isNull();
    }

    @Test
    void aProgramMayQuitAtItsBeginning() {
        assertThat(SwingApplication.run(NO_ARGUMENTS, QCoreApplication::quit)).isZero();
    }

    @Test
    void theNextProgramBeginsAnew() throws Exception {
        List<QThread> threads = new ArrayList<>();

        for (int i = 0; i < 3; i++) {
            SwingApplication.run(
                    NO_ARGUMENTS,
                    () -> {
                        threads.add(QThread.currentThread());
                        QTimer.singleShot(1, QCoreApplication::quit);
                    });
        }

        assertThat(threads).doesNotHaveDuplicates();
        assertThat(EventThread.get(() -> QThread.currentThread().eventDispatcher())).isNull();
    }

    @Test
    void aDeferredDeleteAtTheBeginningIsDoneInTheLoop() {
        List<String> log = new ArrayList<>();

        SwingApplication.run(
                NO_ARGUMENTS,
                () -> {
                    QObject object = new QObject();
                    object.destroyed.connect(o -> log.add("destroyed"));
                    object.deleteLater();
                    QTimer.singleShot(
                            20,
                            () -> {
                                log.add("quits");
                                QCoreApplication.quit();
                            });
                });

        assertThat(log).containsExactly("destroyed", "quits");
    }

    @Test
    void anErrorAtTheBeginningEndsTheProgram() {
        Runnable fails =
                () -> {
                    throw new IllegalArgumentException("no window");
                };

        assertThatThrownBy(() -> SwingApplication.run(NO_ARGUMENTS, fails))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no window");
        assertThat(QCoreApplication.instance()).isNull();
    }

    @Test
    void runIsRefusedInTheEventThread() throws Exception {
        EventThread.run(
                () ->
                        assertThatThrownBy(() -> SwingApplication.run(NO_ARGUMENTS, () -> {}))
                                .isInstanceOf(IllegalStateException.class));
    }

    @Test
    void aProgramWithoutAWindowEndsByItself() throws Exception {
        assertThat(outputOf("without-window"))
                .containsExactly("about to quit true", "destroyed", "code 3", "ended with 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"disposed", "hidden"})
    void closingTheLastWindowEndsTheProgram(String program) throws Exception {
        assumeDisplay();

        assertThat(outputOf(program))
                .containsExactly("about to quit true", "destroyed", "code 0", "ended with 0");
    }

    @Test
    void aWindowMayAskBeforeItCloses() throws Exception {
        assumeDisplay();

        assertThat(outputOf("asks"))
                .containsExactly(
                        "answered", "about to quit true", "destroyed", "code 0", "ended with 0");
    }

    @Test
    void aWindowMayBeFollowedByAnother() throws Exception {
        assumeDisplay();

        assertThat(outputOf("goes-on"))
                .containsExactly(
                        "the second window",
                        "about to quit true",
                        "destroyed",
                        "code 0",
                        "ended with 0");
    }

    @Test
    void closingAWindowThatIsNotTheLastEndsNothing() throws Exception {
        assumeDisplay();

        assertThat(outputOf("not-last"))
                .containsExactly(
                        "still there", "about to quit true", "destroyed", "code 5", "ended with 0");
    }

    @Test
    void closingTheLastWindowEndsTheLoopOfAnotherThread() throws Exception {
        assumeDisplay();

        assertThat(outputOf("main-thread"))
                .containsExactly("about to quit", "code 0", "ended with 0");
    }

    @Test
    void aSwingProgramEndsAsItDoesWithoutUs() throws Exception {
        assumeDisplay();

        assertThat(outputOf("installed")).containsExactly("listens true", "ended with 0");
    }

    private static void assumeDisplay() {
        assumeFalse(GraphicsEnvironment.isHeadless(), "there is no display to show windows on");
    }

    /** Runs one of {@link WindowPrograms}. */
    private static List<String> outputOf(String program) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                WindowPrograms.class.getName(),
                                program)
                        .redirectErrorStream(true)
                        .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("whether it ended").isTrue();
            List<String> lines = new ArrayList<>();
            process.inputReader().lines().forEach(lines::add);
            lines.add("ended with " + process.exitValue());
            return lines;
        } finally {
            process.destroyForcibly();
        }
    }
}
