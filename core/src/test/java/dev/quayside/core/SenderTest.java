// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What sender() says; each rule was measured in Qt. */
class SenderTest {
    private final List<QObject> senders = new ArrayList<>();
    private final Emitter emitter = new Emitter();
    private final Emitter inner = new Emitter();
    private final QObject receiver = new QObject();
    private final QObject other = new QObject();
    private final Slot0 note = () -> senders.add(receiver.sender());

    private static final class Emitter extends QObject {
        final Signal0 fired = new Signal0(this);
        final Signal0 second = new Signal0(this);
    }

    @Test
    void itIsTheEmitterInASlotAndNobodyOutside() {
        emitter.fired.connect(receiver, note);
        emitter.fired.emit();
        assertThat(senders).containsExactly(emitter);
        assertThat(receiver.sender()).isNull();
    }

    @Test
    void itIsKnownInAQueuedSlot() {
        emitter.fired.connect(receiver, note, Qt.ConnectionType.QueuedConnection);
        emitter.fired.emit();
        QCoreApplication.sendPostedEvents();
        assertThat(senders).containsExactly(emitter);
    }

    @Test
    void anInnerEmissionHidesTheOuterOneUntilItReturns() {
        emitter.fired.connect(
                receiver,
                () -> {
                    note.call();
                    inner.fired.emit();
                    note.call();
                });
        inner.fired.connect(receiver, note);
        emitter.fired.emit();
        assertThat(senders).containsExactly(emitter, inner, emitter);
    }

    @Test
    void aSignalThatIsPassedOnIsSentByTheObjectThatPassesIt() {
        emitter.fired.connect(inner, inner.fired::emit);
        inner.fired.connect(receiver, note);
        emitter.fired.emit();
        assertThat(senders).containsExactly(inner);
    }

    @Test
    void anotherObjectHasNoSenderInTheSlot() {
        emitter.fired.connect(receiver, () -> senders.add(other.sender()));
        emitter.fired.emit();
        assertThat(senders).containsExactly((QObject) null);
    }

    @Test
    void aSlotWithoutContextHasNoSender() {
        emitter.fired.connect(note);
        emitter.fired.emit();
        assertThat(senders).containsExactly((QObject) null);
    }

    @Test
    void itIsForgottenWhenTheLastConnectionFromTheEmitterEnds() {
        emitter.fired.connect(
                receiver,
                () -> {
                    emitter.disconnect(receiver);
                    note.call();
                });
        emitter.fired.emit();
        assertThat(senders).containsExactly((QObject) null);
    }

    @Test
    void anyOtherConnectionFromTheEmitterKeepsItKnown() {
        emitter.second.connect(receiver, () -> {});
        QMetaObject.Connection[] handle = new QMetaObject.Connection[1];
        handle[0] =
                emitter.fired.connect(
                        receiver,
                        () -> {
                            handle[0].disconnect();
                            note.call();
                        });
        emitter.fired.emit();
        assertThat(senders).containsExactly(emitter);
    }

    @Test
    void itIsUnknownInTheSlotOfASingleShotConnection() {
        emitter.fired.connect(receiver, note, Qt.ConnectionType.SingleShotConnection);
        emitter.fired.emit();
        assertThat(senders).containsExactly((QObject) null);
    }

    @Test
    void itIsForgottenWhenTheEmitterIsDestroyed() {
        emitter.fired.connect(
                receiver,
                () -> {
                    emitter.dispose();
                    note.call();
                });
        emitter.fired.emit();
        assertThat(senders).containsExactly((QObject) null);
    }

    @Test
    void anInvokedSlotHasNoSenderUnlessItIsInvokedDirectlyInAnotherSlot() {
        QMetaObject.invokeMethod(receiver, note, Qt.ConnectionType.QueuedConnection);
        QCoreApplication.sendPostedEvents();
        emitter.fired.connect(
                receiver,
                () -> QMetaObject.invokeMethod(receiver, note, Qt.ConnectionType.DirectConnection));
        emitter.fired.emit();
        assertThat(senders).containsExactly(null, emitter);
    }

    @Test
    void itIsUnknownInAThreadThatIsNotTheReceivers() throws Exception {
        try (Worker worker = new Worker()) {
            emitter.fired.connect(receiver, note, Qt.ConnectionType.DirectConnection);
            worker.run(emitter.fired::emit);
        }
        assertThat(senders).containsExactly((QObject) null);
    }
}
