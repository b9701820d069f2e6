// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Java's interrupts: they end no loop and are not lost. Qt has none. */
class JavaInterruptTest {
    private final List<String> seen = new CopyOnWriteArrayList<>();

    @Test
    void aLoopGoesOnAndTellsOfTheInterruptWhichComesBackAtItsEnd() throws Exception {
        CountDownLatch told = new CountDownLatch(1);
        Thread java =
                new Thread(
                        () -> {
                            Thread.currentThread().interrupt();
                            int code =
                                    Events.loop(
                                            loop -> {
                                                QTimer ticks = new QTimer();
                                                ticks.timeout.connect(
                                                        () -> {
                                                            if (QThread.currentThread()
                                                                    .isInterruptionRequested()) {
                                                                told.countDown();
                                                                ticks.dispose();
                                                                loop.exit(3);
                                                            }
                                                        });
                                                ticks.start(1);
                                            });
                            seen.add("exit " + code);
                            seen.add("interrupted " + Thread.interrupted());
                            boolean asked = QThread.currentThread().isInterruptionRequested();
                            seen.add("still asked " + asked);
                        });
        java.start();
        told.await();
        java.join();
        assertThat(seen).containsExactly("exit 3", "interrupted true", "still asked false");
    }

    @Test
    void anInterruptOfASleepingLoopLosesNoEvent() throws Exception {
        Thread[] java = new Thread[1];
        Worker worker = new Worker();
        worker.run(() -> java[0] = Thread.currentThread());
        CountDownLatch all = new CountDownLatch(1000);
        for (int n = 0; n < 1000; n++) {
            java[0].interrupt();
            worker.post(all::countDown);
        }
        all.await();
        worker.end();
    }

    @Test
    void waitingForAThreadGoesOnAndKeepsTheInterrupt() throws Exception {
        Worker worker = new Worker();
        Thread waiting =
                new Thread(
                        () -> {
                            Thread.currentThread().interrupt();
                            seen.add("ended " + worker.wait(100_000));
                            seen.add("interrupted " + Thread.currentThread().isInterrupted());
                        });
        waiting.start();
        worker.quit();
        waiting.join();
        assertThat(seen).containsExactly("ended true", "interrupted true");
    }

    @Test
    void sleepingGoesOnAndKeepsTheInterrupt() throws Exception {
        Thread sleeping =
                new Thread(
                        () -> {
                            Thread.currentThread().interrupt();
                            QElapsedTimer slept = new QElapsedTimer();
                            slept.start();
                            QThread.msleep(20);
                            seen.add("whole " + (slept.elapsed() >= 20));
                            seen.add("interrupted " + Thread.currentThread().isInterrupted());
                        });
        sleeping.start();
        sleeping.join();
        assertThat(seen).containsExactly("whole true", "interrupted true");
    }
}
