// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import static dev.quayside.core.Qt.ConnectionType.BlockingQueuedConnection;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Callers that wait for a slot in another thread; each rule was measured in Qt. */
class BlockingCallTest {
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final Emitter emitter = new Emitter();

    private static final class Emitter extends QObject {
        final Signal0 fired = new Signal0(this);
    }

    /** Emits in a thread of its own, which waits for something when this returns. */
    private Thread emitter() {
        Thread caller =
                new Thread(
                        () -> {
                            emitter.fired.emit();
                            seen.add("returned");
                        });
        caller.start();
        while (caller.isAlive() && caller.getState() != Thread.State.WAITING) {
            Thread.yield();
        }
        return caller;
    }

    @Test
    void anEmissionWithinTheReceiversThreadIsReportedInsteadOfDeadlocking() {
        QObject receiver = new QObject();
        emitter.fired.connect(receiver, () -> seen.add("slot"), BlockingQueuedConnection);
        emitter.fired.connect(() -> seen.add("next"));
        QThread.currentThread().setErrorHandler((error, where) -> seen.add(error.getMessage()));
        try {
            emitter.fired.emit();
        } finally {
            QThread.currentThread().setErrorHandler(null);
        }
        assertThat(seen).hasSize(2);
        assertThat(seen.get(0)).contains("BlockingQueuedConnection");
        assertThat(seen.get(1)).isEqualTo("next");
    }

    @Test
    void theEndOfTheReceiverReleasesTheCaller() throws Exception {
        try (Worker worker = new Worker()) {
            QObject receiver = worker.adopt(new QObject());
            emitter.fired.connect(receiver, () -> seen.add("slot"), BlockingQueuedConnection);
            CountDownLatch go = new CountDownLatch(1);
            worker.post(
                    () -> {
                        go.await();
                        receiver.dispose();
                    });
            Thread caller = emitter();
            go.countDown();
            caller.join();
            assertThat(seen).containsExactly("returned");
        }
    }

    @Test
    void aCallToAnEndedThreadWaitsUntilTheThreadRunsAgain() throws Exception {
        try (Worker worker = new Worker()) {
            QObject receiver = worker.adopt(new QObject());
            emitter.fired.connect(receiver, () -> seen.add("slot"), BlockingQueuedConnection);
            worker.end();
            Thread caller = emitter();
            assertThat(seen).isEmpty();
            worker.start();
            caller.join();
            assertThat(seen).containsExactly("slot", "returned");
        }
    }

    @Test
    void aCallToAnEndedThreadIsReleasedByTheEndOfTheReceiver() throws Exception {
        try (Worker worker = new Worker()) {
            QObject receiver = worker.adopt(new QObject());
            emitter.fired.connect(receiver, () -> seen.add("slot"), BlockingQueuedConnection);
            worker.end();
            Thread caller = emitter();
            receiver.dispose();
            caller.join();
            assertThat(seen).containsExactly("returned");
        }
    }

    @Test
    void removingTheCallReleasesTheCaller() throws Exception {
        QObject receiver = new QObject();
        emitter.fired.connect(receiver, () -> seen.add("slot"), BlockingQueuedConnection);
        Thread caller = emitter();
        QCoreApplication.sendPostedEvents(receiver, QEvent.Type.User.value());
        assertThat(seen).isEmpty();
        while (caller.isAlive()) { // it may not have posted yet
            QCoreApplication.removePostedEvents(receiver, 0);
            Thread.yield();
        }
        caller.join();
        assertThat(seen).containsExactly("returned");
    }

    @Test
    void anInterruptOfTheCallerWaitsUntilTheCallReturns() throws Exception {
        QObject receiver = new QObject();
        AtomicInteger kept = new AtomicInteger();
        Thread caller =
                new Thread(
                        () -> {
                            QMetaObject.invokeMethod(
                                    receiver, () -> seen.add("slot"), BlockingQueuedConnection);
                            kept.set(Thread.currentThread().isInterrupted() ? 1 : 2);
                        });
        caller.start();
        caller.interrupt();
        Events.processUntil(() -> !caller.isAlive());
        assertThat(seen).containsExactly("slot");
        assertThat(kept).hasValue(1);
    }

    /** The end of the receiver and the call race: the caller must come back, called or not. */
    @Test
    void noCallerStaysBehindHoweverTheEndOfTheReceiverAndTheCallRace() throws Exception {
        QThread ended = new QThread();
        try (Worker worker = new Worker()) {
            for (int round = 0; round < 2000; round++) {
                QObject receiver = new QObject();
                receiver.moveToThread(ended); // never runs: only dispose() can release the caller
                CountDownLatch ready = new CountDownLatch(1);
                worker.post(
                        () -> {
                            ready.countDown();
                            QMetaObject.invokeMethod(receiver, () -> {}, BlockingQueuedConnection);
                        });
                ready.await();
                receiver.dispose();
            }
            worker.run(() -> seen.add("all came back"));
        }
        assertThat(seen).containsExactly("all came back");
    }
}
