// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How objects end; each rule was measured in Qt, where use after destruction is undefined. */
class DestructionTest {
    private final List<String> events = new ArrayList<>();

    private static class Emitter extends QObject {
        final Signal0 fired = new Signal0(this);
    }

    private QObject noting(String name, QObject parent) {
        QObject object = new QObject(parent);
        object.setObjectName(name);
        object.destroyed.connect(o -> events.add(o.objectName()));
        return object;
    }

    @Test
    void aTreeEndsFromTheTopEachChildWithWhatIsBelowIt() {
        QObject root = noting("root", null);
        for (String name : List.of("1", "2")) {
            noting(name + "x", noting(name, root));
        }
        root.dispose();
        assertThat(events).containsExactly("root", "1", "1x", "2", "2x");
    }

    @Test
    void destroyedComesWhileTheChildrenAreThere() {
        QObject root = new QObject();
        new QObject(root);
        root.destroyed.connect(() -> events.add("children " + root.children().size()));
        root.dispose();
        assertThat(events).containsExactly("children 1");
    }

    @Test
    void destroyedIsEmittedOnceAndEvenWhenSignalsAreBlocked() {
        QObject object = noting("o", null);
        object.blockSignals(true);
        object.dispose();
        object.dispose();
        assertThat(events).containsExactly("o");
        assertThat(object.isDisposed()).isTrue();
    }

    @Test
    void aChildMayEndItsNextBrother() {
        QObject root = new QObject();
        QObject first = noting("first", root);
        QObject second = noting("second", root);
        first.destroyed.connect(second::dispose);
        root.dispose();
        assertThat(events).containsExactly("first", "second");
    }

    @Test
    void aChildThatLeavesDuringTheEndOfItsParentLivesOn() {
        QObject root = new QObject();
        QObject first = noting("first", root);
        QObject second = noting("second", root);
        first.destroyed.connect(() -> second.setParent(null));
        root.dispose();
        assertThat(events).containsExactly("first");
        assertThat(second.isDisposed()).isFalse();
    }

    @Test
    void theWorkOfASubclassComesBeforeDestroyed() {
        QObject object =
                new QObject() {
                    @Override
                    protected void disposing() {
                        events.add("disposing");
                        super.disposing();
                    }
                };
        object.destroyed.connect(() -> events.add("destroyed"));
        object.dispose();
        assertThat(events).containsExactly("disposing", "destroyed");
    }

    @Test
    void anObjectThatFailsToEndItsWorkEndsNevertheless() {
        QObject root =
                new QObject() {
                    @Override
                    protected void disposing() {
                        throw new IllegalStateException("broken destructor");
                    }
                };
        QObject child = noting("child", root);
        QThread.currentThread().setErrorHandler((error, where) -> events.add(error.getMessage()));
        try {
            root.dispose();
        } finally {
            QThread.currentThread().setErrorHandler(null);
        }
        assertThat(events).containsExactly("broken destructor", "child");
        assertThat(child.isDisposed()).isTrue();
    }

    @Test
    void anEmitterMayEndInItsOwnSlotAndNoFurtherSlotIsCalled() {
        Emitter emitter = new Emitter();
        emitter.fired.connect(
                emitter,
                () -> {
                    emitter.dispose();
                    events.add("still in the slot");
                });
        emitter.fired.connect(() -> events.add("next slot"));
        emitter.fired.emit();
        assertThat(events).containsExactly("still in the slot");
    }

    @Test
    void aReceiverThatEndsDuringAnEmissionIsNotCalled() {
        Emitter emitter = new Emitter();
        QObject receiver = new QObject();
        emitter.fired.connect(receiver::dispose);
        emitter.fired.connect(receiver, () -> events.add("called"));
        emitter.fired.emit();
        assertThat(events).isEmpty();
        assertThat(emitter.fired.receivers()).isEqualTo(1);
    }

    @Test
    void theEndOfAReceiverEndsItsConnectionsAndDropsItsQueuedCalls() {
        Emitter emitter = new Emitter();
        QObject receiver = new QObject();
        QMetaObject.Connection connection =
                emitter.fired.connect(
                        receiver, () -> events.add("called"), Qt.ConnectionType.QueuedConnection);
        emitter.fired.emit();
        receiver.dispose();
        QCoreApplication.sendPostedEvents();
        assertThat(events).isEmpty();
        assertThat(connection.isConnected()).isFalse();
        assertThat(emitter.fired.isConnected()).isFalse();
    }

    @Test
    void callsQueuedByASenderThatEndsAreMade() {
        Emitter emitter = new Emitter();
        QObject receiver = new QObject();
        emitter.fired.connect(
                receiver,
                () -> events.add("called, sender " + receiver.sender()),
                Qt.ConnectionType.QueuedConnection);
        emitter.fired.emit();
        emitter.dispose();
        QCoreApplication.sendPostedEvents();
        assertThat(events).containsExactly("called, sender null");
    }

    @Test
    void runningTimersEndWithTheirObject() {
        QTimer timer = new QTimer();
        timer.timeout.connect(() -> events.add("timeout"));
        timer.start(0);
        timer.dispose();
        QCoreApplication.processEvents();
        assertThat(events).isEmpty();
    }

    static Stream<Arguments> uses() {
        Emitter ended = new Emitter();
        ended.dispose();
        QTimer timer = new QTimer();
        timer.dispose();
        QThread thread = new QThread();
        thread.dispose();
        QObject living = new QObject();
        return Stream.<Object[]>of(
                        new Object[] {"emit", (ThrowingCallable) ended.fired::emit},
                        new Object[] {
                            "connect", (ThrowingCallable) () -> ended.fired.connect(() -> {})
                        },
                        new Object[] {
                            "connect to",
                            (ThrowingCallable) () -> living.destroyed.connect(ended, () -> {})
                        },
                        new Object[] {
                            "setObjectName", (ThrowingCallable) () -> ended.setObjectName("x")
                        },
                        new Object[] {
                            "setProperty", (ThrowingCallable) () -> ended.setProperty("x", 1)
                        },
                        new Object[] {
                            "setParent", (ThrowingCallable) () -> ended.setParent(living)
                        },
                        new Object[] {
                            "as parent", (ThrowingCallable) () -> living.setParent(ended)
                        },
                        new Object[] {"as new parent", (ThrowingCallable) () -> new QObject(ended)},
                        new Object[] {
                            "moveToThread", (ThrowingCallable) () -> ended.moveToThread(null)
                        },
                        new Object[] {
                            "installEventFilter",
                            (ThrowingCallable) () -> ended.installEventFilter(living)
                        },
                        new Object[] {"startTimer", (ThrowingCallable) () -> ended.startTimer(1)},
                        new Object[] {
                            "sendEvent",
                            (ThrowingCallable)
                                    () ->
                                            QCoreApplication.sendEvent(
                                                    ended, new QEvent(QEvent.Type.User))
                        },
                        new Object[] {"timer start", (ThrowingCallable) () -> timer.start(1)},
                        new Object[] {"thread start", (ThrowingCallable) thread::start})
                .map(Arguments::of);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("uses")
    void usingADestroyedObjectThrows(String what, ThrowingCallable use) {
        assertThatThrownBy(use).isInstanceOf(QObjectDisposedException.class);
    }

    @Test
    void whatIsHarmlessOnADestroyedObject() {
        QObject object = noting("o", null);
        object.dispose();
        object.dispose();
        object.deleteLater();
        QCoreApplication.postEvent(object, new QEvent(QEvent.Type.User));
        QCoreApplication.sendPostedEvents(null, QEvent.Type.DeferredDelete.value());
        QCoreApplication.sendPostedEvents();
        assertThat(object.isDisposed()).isTrue();
        assertThat(object.children()).isEmpty();
        assertThat(events).containsExactly("o");
    }

    @Test
    void onlyItsThreadDestroysAnObjectAsLongAsThatRuns() throws Exception {
        try (Worker worker = new Worker()) {
            QObject object = worker.adopt(new QObject());
            assertThatThrownBy(object::dispose).isInstanceOf(QThreadAffinityException.class);
            assertThat(object.isDisposed()).isFalse();
            worker.end();
            object.dispose();
            assertThat(object.isDisposed()).isTrue();
        }
    }
}
