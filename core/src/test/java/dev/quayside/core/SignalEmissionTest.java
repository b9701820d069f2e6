// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an emission guarantees; each rule was measured in Qt. */
class SignalEmissionTest {
    private final List<String> calls = new ArrayList<>();
    private final Emitter emitter = new Emitter();

    private static final class Emitter extends QObject {
        final Signal0 fired = new Signal0(this);
        final Signal2<Integer, String> valued = new Signal2<>(this);
    }

    private final class Receiver extends QObject {
        void note() {
            calls.add(sender() == emitter ? "from emitter" : "from " + sender());
        }
    }

    @Test
    void slotsAreCalledInTheOrderOfConnection() {
        emitter.fired.connect(() -> calls.add("a"));
        emitter.fired.connect(() -> calls.add("b"));
        emitter.fired.emit();
        assertThat(calls).containsExactly("a", "b");
    }

    @Test
    void slotsMayTakeFewerArguments() {
        emitter.valued.connect((number, text) -> calls.add(number + text));
        emitter.valued.connect(number -> calls.add("" + number));
        emitter.valued.connect(() -> calls.add("none"));
        emitter.valued.emit(7, "x");
        assertThat(calls).containsExactly("7x", "7", "none");
    }

    @Test
    void aSlotConnectedDuringAnEmissionIsNotCalledByIt() {
        emitter.fired.connect(() -> emitter.fired.connect(() -> calls.add("late")));
        emitter.fired.emit();
        assertThat(calls).isEmpty();
        emitter.fired.emit();
        assertThat(calls).containsExactly("late");
    }

    @Test
    void aSlotDisconnectedBeforeItsTurnIsNotCalled() {
        Slot0 second = () -> calls.add("second");
        emitter.fired.connect(() -> emitter.fired.disconnect(second));
        emitter.fired.connect(second);
        emitter.fired.emit();
        assertThat(calls).isEmpty();
    }

    @Test
    void anErrorInASlotIsReportedAndTheOthersAreCalled() {
        List<Throwable> errors = new ArrayList<>();
        QThread.currentThread().setErrorHandler((error, where) -> errors.add(error));
        try {
            emitter.fired.connect(
                    () -> {
                        throw new IllegalStateException("broken");
                    });
            emitter.fired.connect(() -> calls.add("next"));
            emitter.fired.emit();
        } finally {
            QThread.currentThread().setErrorHandler(null);
        }
        assertThat(calls).containsExactly("next");
        assertThat(errors).singleElement().satisfies(e -> assertThat(e).hasMessage("broken"));
    }

    @Test
    void aBlockedObjectEmitsOnlyDestroyed() {
        emitter.fired.connect(() -> calls.add("fired"));
        emitter.destroyed.connect(() -> calls.add("destroyed"));
        assertThat(emitter.blockSignals(true)).isFalse();
        emitter.fired.emit();
        emitter.dispose();
        assertThat(calls).containsExactly("destroyed");
    }

    @Test
    void senderIsKnownInSlotsWithAContext() {
        Receiver receiver = new Receiver();
        emitter.fired.connect(receiver, receiver::note);
        emitter.fired.emit();
        assertThat(calls).containsExactly("from emitter");
    }

    @Test
    void aUniqueConnectionIsRefusedTheSecondTime() {
        Receiver receiver = new Receiver();
        Slot0 slot = () -> calls.add("once");
        emitter.fired.connect(receiver, slot, Qt.ConnectionType.UniqueConnection);
        assertThat(
                        emitter.fired
                                .connect(receiver, slot, Qt.ConnectionType.UniqueConnection)
                                .isConnected())
                .isFalse();
        emitter.fired.emit();
        assertThat(calls).containsExactly("once");
    }

    @Test
    void aSingleShotConnectionEndsWithTheFirstEmission() {
        Receiver receiver = new Receiver();
        emitter.fired.connect(
                receiver, () -> calls.add("once"), Qt.ConnectionType.SingleShotConnection);
        emitter.fired.emit();
        emitter.fired.emit();
        assertThat(calls).containsExactly("once");
        assertThat(emitter.fired.isConnected()).isFalse();
    }

    @Test
    void connectionsEndByHandleByReceiverAndAllTogether() {
        Receiver receiver = new Receiver();
        QMetaObject.Connection handle = emitter.fired.connect(() -> calls.add("a"));
        emitter.fired.connect(receiver, () -> calls.add("b"));
        emitter.fired.connect(() -> calls.add("c"));
        assertThat(emitter.fired.disconnect(handle)).isTrue();
        assertThat(emitter.fired.disconnect(receiver)).isTrue();
        emitter.fired.emit();
        assertThat(calls).containsExactly("c");
        assertThat(emitter.fired.disconnect()).isTrue();
        assertThat(emitter.fired.disconnect()).isFalse();
    }

    @Test
    void aBlockingCallWithinOneThreadIsRefused() {
        assertThatThrownBy(
                        () ->
                                QMetaObject.invokeMethod(
                                        emitter,
                                        () -> {},
                                        Qt.ConnectionType.BlockingQueuedConnection))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void childrenAreDestroyedAfterDestroyedInTheirOrder() {
        QObject parent = new QObject();
        parent.destroyed.connect(() -> calls.add("parent"));
        for (String name : List.of("first", "second")) {
            new QObject(parent).destroyed.connect(() -> calls.add(name));
        }
        parent.dispose();
        parent.dispose();
        assertThat(calls).containsExactly("parent", "first", "second");
        assertThatThrownBy(() -> parent.setObjectName("x"))
                .isInstanceOf(QObjectDisposedException.class);
    }
}
