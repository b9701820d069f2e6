// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Slots and handlers that throw: the error is told, everything else goes on. */
class SlotErrorTest {
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final Emitter emitter = new Emitter();
    private final QObject receiver = new QObject();
    private final ErrorHandler before = QCoreApplication.errorHandler();

    private static final class Emitter extends QObject {
        final Signal0 fired = new Signal0(this);
    }

    private static final Slot0 BROKEN =
            () -> {
                throw new IOException("broken");
            };

    SlotErrorTest() {
        QCoreApplication.setErrorHandler((error, where) -> seen.add(error + " in " + where));
    }

    @AfterEach
    void restore() {
        QCoreApplication.setErrorHandler(before);
    }

    @Test
    void theReportNamesTheSignal() {
        emitter.fired.connect(BROKEN);
        emitter.fired.emit();
        assertThat(seen)
                .singleElement()
                .asString()
                .startsWith("java.io.IOException: broken in Emitter.fired -> ");
    }

    @Test
    void theOtherSlotsAreCalledDirectAndQueued() {
        emitter.fired.connect(receiver, BROKEN, Qt.ConnectionType.QueuedConnection);
        emitter.fired.connect(
                receiver, () -> seen.add("queued"), Qt.ConnectionType.QueuedConnection);
        emitter.fired.connect(BROKEN);
        emitter.fired.connect(() -> seen.add("direct"));
        emitter.fired.emit();
        QCoreApplication.sendPostedEvents();
        assertThat(seen).hasSize(4);
        assertThat(seen.get(1)).isEqualTo("direct");
        assertThat(seen.get(2)).contains("broken");
        assertThat(seen.get(3)).isEqualTo("queued");
    }

    @Test
    void anErrorOfTheJvmIsReportedToo() {
        emitter.fired.connect(
                () -> {
                    throw new AssertionError("impossible");
                });
        emitter.fired.emit();
        assertThat(seen).singleElement().asString().contains("AssertionError: impossible");
    }

    @Test
    void theLoopGoesOnAfterErrorsOfEventsTimersAndSlots() {
        QObject failing =
                new QObject() {
                    @Override
                    protected void customEvent(QEvent event) {
                        throw new IllegalStateException("event");
                    }

                    @Override
                    protected void timerEvent(QTimerEvent event) {
                        killTimer(event.timerId());
                        throw new IllegalStateException("timer");
                    }
                };
        failing.startTimer(0);
        QCoreApplication.postEvent(failing, new QEvent(QEvent.Type.User));
        int code = Events.loop(loop -> QTimer.singleShot(5, () -> loop.exit(7)));
        assertThat(code).isEqualTo(7);
        assertThat(seen).hasSize(2).anyMatch(s -> s.contains("event"));
        assertThat(seen).anyMatch(s -> s.contains("timer"));
    }

    @Test
    void aThreadsOwnHandlerGetsWhatHappensThere() throws Exception {
        List<String> own = new CopyOnWriteArrayList<>();
        try (Worker worker = new Worker()) {
            worker.setErrorHandler((error, where) -> own.add(error.getMessage()));
            emitter.fired.connect(BROKEN);
            worker.run(emitter.fired::emit);
            emitter.fired.emit();
        }
        assertThat(own).containsExactly("broken");
        assertThat(seen).hasSize(1);
    }

    @Test
    void anErrorInABlockingCallIsTheReceiversAndTheCallerGoesOn() {
        List<String> own = new CopyOnWriteArrayList<>();
        try (Worker worker = new Worker()) {
            worker.setErrorHandler((error, where) -> own.add(error.getMessage()));
            emitter.fired.connect(
                    worker.adopt(receiver), BROKEN, Qt.ConnectionType.BlockingQueuedConnection);
            emitter.fired.emit();
            assertThat(own).containsExactly("broken");
        }
        assertThat(seen).isEmpty();
    }

    @Test
    void whatRunThrowsIsReportedAndTheThreadEndsInOrder() {
        QThread thread =
                new QThread() {
                    @Override
                    protected void run() throws Exception {
                        throw new IOException("run broke");
                    }
                };
        thread.finished.connect(() -> seen.add("finished"));
        thread.start();
        assertThat(thread.wait(60_000)).isTrue();
        assertThat(seen).hasSize(2);
        assertThat(seen.get(0)).contains("run broke");
        assertThat(seen.get(1)).isEqualTo("finished");
    }

    @Test
    void aHandlerThatFailsDoesNotStopTheLoop() {
        QCoreApplication.setErrorHandler(
                (error, where) -> {
                    throw new IllegalStateException("broken handler");
                });
        emitter.fired.connect(BROKEN);
        emitter.fired.connect(() -> seen.add("next"));
        try (WarningLog log = new WarningLog()) {
            emitter.fired.emit();
            assertThat(log.texts()).hasSize(2);
        }
        assertThat(seen).containsExactly("next");
    }
}
