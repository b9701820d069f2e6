// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import static dev.quayside.core.Qt.ConnectionType.AutoConnection;
import static dev.quayside.core.Qt.ConnectionType.BlockingQueuedConnection;
import static dev.quayside.core.Qt.ConnectionType.DirectConnection;
import static dev.quayside.core.Qt.ConnectionType.QueuedConnection;
import static dev.quayside.core.Qt.ConnectionType.SingleShotConnection;
import static dev.quayside.core.Qt.ConnectionType.UniqueConnection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** The types of connections and what they make together; each rule was measured in Qt. */
class ConnectionTypeTest {
    private final List<Object> calls = new CopyOnWriteArrayList<>();
    private final Emitter emitter = new Emitter();
    private final QObject receiver = new QObject();
    private final Slot0 slot = () -> calls.add("called");

    private static final class Emitter extends QObject {
        final Signal0 fired = new Signal0(this);
        final Signal1<Integer> valued = new Signal1<>(this);
    }

    private final Slot0 noteThread = () -> calls.add(QThread.currentThread());

    @Test
    void autoIsDirectInTheReceiversThreadAndQueuedElsewhere() throws Exception {
        try (Worker worker = new Worker()) {
            QObject inWorker = worker.adopt(new QObject());
            emitter.fired.connect(inWorker, noteThread);
            emitter.fired.connect(receiver, noteThread, AutoConnection);
            emitter.fired.emit();
            worker.run(() -> {});
            assertThat(calls).containsExactlyInAnyOrder(QThread.currentThread(), worker);
            calls.clear();
            worker.run(emitter.fired::emit);
            assertThat(calls).containsExactly(worker);
            QCoreApplication.sendPostedEvents();
            assertThat(calls).containsExactly(worker, QThread.currentThread());
        }
    }

    @Test
    void autoIsDecidedAtEachEmission() throws Exception {
        emitter.fired.connect(receiver, noteThread);
        emitter.fired.emit();
        try (Worker worker = new Worker()) {
            worker.adopt(receiver);
            emitter.fired.emit();
            worker.run(() -> {});
            assertThat(calls).containsExactly(QThread.currentThread(), worker);
        }
    }

    @Test
    void directRunsInTheEmittingThread() {
        try (Worker worker = new Worker()) {
            emitter.fired.connect(worker.adopt(receiver), noteThread, DirectConnection);
            emitter.fired.emit();
            assertThat(calls).containsExactly(QThread.currentThread());
        }
    }

    @Test
    void aSlotWithoutContextRunsInTheEmittingThread() throws Exception {
        emitter.fired.connect(noteThread);
        try (Worker worker = new Worker()) {
            worker.run(emitter.fired::emit);
            assertThat(calls).containsExactly(worker);
        }
    }

    @Test
    void queuedWaitsForTheLoopEvenInTheSameThread() {
        emitter.fired.connect(receiver, slot, QueuedConnection);
        emitter.fired.emit();
        assertThat(calls).isEmpty();
        QCoreApplication.sendPostedEvents();
        assertThat(calls).containsExactly("called");
    }

    @Test
    void whatAQueuedSlotEmitsComesAfterWhatWasEmittedBefore() {
        emitter.valued.connect(
                receiver,
                n -> {
                    calls.add(n);
                    if (n == 1) {
                        emitter.valued.emit(10);
                        emitter.valued.emit(11);
                    }
                },
                QueuedConnection);
        emitter.valued.emit(1);
        emitter.valued.emit(2);
        QCoreApplication.sendPostedEvents();
        assertThat(calls).containsExactly(1, 2);
        QCoreApplication.sendPostedEvents();
        assertThat(calls).containsExactly(1, 2, 10, 11);
    }

    @Test
    void aQueuedCallIsMadeThoughItsConnectionEndedOrBothWereBlocked() {
        emitter.fired.connect(receiver, slot, QueuedConnection);
        emitter.fired.emit();
        emitter.fired.disconnect();
        emitter.blockSignals(true);
        receiver.blockSignals(true);
        QCoreApplication.sendPostedEvents();
        assertThat(calls).containsExactly("called");
    }

    @Test
    void argumentsOfAQueuedCallAreThoseOfTheEmission() {
        emitter.valued.connect(receiver, n -> calls.add(n), QueuedConnection);
        emitter.valued.emit(1);
        emitter.valued.emit(2);
        QCoreApplication.sendPostedEvents();
        assertThat(calls).containsExactly(1, 2);
    }

    @Test
    void uniqueRefusesTheSameSlotOfTheSameReceiverHoweverItIsConnected() {
        assertThat(emitter.fired.connect(receiver, slot).isConnected()).isTrue();
        assertThat(emitter.fired.connect(receiver, slot, UniqueConnection).isConnected()).isFalse();
        assertThat(
                        emitter.fired
                                .connect(receiver, slot, UniqueConnection, QueuedConnection)
                                .isConnected())
                .isFalse();
        assertThat(emitter.fired.receivers()).isEqualTo(1);
    }

    @Test
    void uniqueDoesNotStandInTheWayOfAPlainOne() {
        emitter.fired.connect(receiver, slot, UniqueConnection);
        emitter.fired.connect(receiver, slot);
        emitter.fired.emit();
        assertThat(calls).containsExactly("called", "called");
    }

    @Test
    void uniqueAllowsAnotherReceiverAnotherSignalAndWhatWasDisconnected() {
        QObject other = new QObject();
        emitter.fired.connect(receiver, slot, UniqueConnection);
        assertThat(emitter.fired.connect(other, slot, UniqueConnection).isConnected()).isTrue();
        assertThat(emitter.valued.connect(receiver, slot, UniqueConnection).isConnected()).isTrue();
        emitter.fired.disconnect(receiver);
        assertThat(emitter.fired.connect(receiver, slot, UniqueConnection).isConnected()).isTrue();
        emitter.fired.emit();
        assertThat(calls).hasSize(2);
    }

    @Test
    void uniqueAndQueuedTogetherAreBoth() {
        emitter.fired.connect(receiver, slot, UniqueConnection, QueuedConnection);
        assertThat(
                        emitter.fired
                                .connect(
                                        receiver,
                                        slot,
                                        UniqueConnection,
                                        SingleShotConnection,
                                        QueuedConnection)
                                .isConnected())
                .isFalse();
        emitter.fired.emit();
        assertThat(calls).isEmpty();
        QCoreApplication.sendPostedEvents();
        assertThat(calls).containsExactly("called");
    }

    @Test
    void singleShotEndsBeforeItsSlotRuns() {
        List<Boolean> connected = new ArrayList<>();
        emitter.valued.connect(
                receiver,
                n -> {
                    calls.add(n);
                    connected.add(emitter.valued.isConnected());
                    emitter.valued.emit(n + 1);
                },
                SingleShotConnection);
        emitter.valued.emit(1);
        assertThat(calls).containsExactly(1);
        assertThat(connected).containsExactly(false);
    }

    @Test
    void singleShotAndQueuedTogetherQueueOneCall() {
        emitter.fired.connect(receiver, slot, SingleShotConnection, QueuedConnection);
        emitter.fired.emit();
        emitter.fired.emit();
        assertThat(emitter.fired.isConnected()).isFalse();
        QCoreApplication.sendPostedEvents();
        assertThat(calls).containsExactly("called");
    }

    @Test
    void singleShotIsNotSpentByABlockedEmission() {
        emitter.fired.connect(receiver, slot, SingleShotConnection);
        emitter.blockSignals(true);
        emitter.fired.emit();
        emitter.blockSignals(false);
        emitter.fired.emit();
        assertThat(calls).containsExactly("called");
    }

    @Test
    void singleShotIsCalledOnceHoweverManyThreadsEmit() throws Exception {
        try (Worker worker = new Worker()) {
            for (int round = 0; round < 500; round++) {
                calls.clear();
                emitter.fired.connect(receiver, slot, SingleShotConnection, DirectConnection);
                worker.post(emitter.fired::emit);
                emitter.fired.emit();
                worker.run(() -> {});
                assertThat(calls).containsExactly("called");
            }
        }
    }

    @Test
    void blockingReturnsWhenTheSlotHasRun() {
        try (Worker worker = new Worker()) {
            emitter.fired.connect(worker.adopt(receiver), noteThread, BlockingQueuedConnection);
            emitter.fired.emit();
            assertThat(calls).containsExactly(worker);
        }
    }

    @Test
    void twoWaysAtOnceAreRefused() {
        assertThatThrownBy(
                        () ->
                                emitter.fired.connect(
                                        receiver, slot, QueuedConnection, DirectConnection))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(emitter.fired.isConnected()).isFalse();
    }
}
