// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What may be collected, and what its thread holds while it is at work. Ours, not Qt's. */
class ObjectGarbageTest {
    private static final int LIMIT_MS = 100_000;

    private final List<String> seen = new ArrayList<>();
    private final QObject held = new QObject();

    private static void awaitCollection(WeakReference<?> reference) {
        QDeadlineTimer deadline = QDeadlineTimer.ofMillis(LIMIT_MS);
        while (reference.get() != null) {
            if (deadline.hasExpired()) {
                fail("Still held: " + reference.get());
            }
            System.gc();
        }
    }

    /** Lets the garbage collector run once at least. */
    private static void collectGarbage() {
        awaitCollection(new WeakReference<>(new Object()));
    }

    private static final class Emitter extends QObject {
        final Signal0 fired = new Signal0(this);
    }

    private WeakReference<QObject> forgotten() {
        Emitter emitter = new Emitter();
        emitter.setObjectName("name");
        emitter.setProperty("property", 1);
        emitter.fired.connect(held, () -> {});
        new QObject(emitter);
        return new WeakReference<>(emitter);
    }

    @Test
    void anObjectThatNobodyHoldsIsCollectedNeitherItsReceiverNorItsThreadHoldsIt() {
        awaitCollection(forgotten());
    }

    private WeakReference<QTimer> runningTimer() {
        QTimer timer = new QTimer();
        timer.timeout.connect(() -> seen.add("timeout"));
        timer.start(1);
        return new WeakReference<>(timer);
    }

    @Test
    void aRunningTimerIsHeldUntilItStops() {
        WeakReference<QTimer> timer = runningTimer();
        collectGarbage();
        Events.processUntil(() -> !seen.isEmpty());
        timer.get().stop();
        awaitCollection(timer);
    }

    @Test
    void anEventInTheQueueHoldsItsReceiverUntilItIsDelivered() {
        WeakReference<QObject> receiver = postAndForget();
        collectGarbage();
        QCoreApplication.sendPostedEvents();
        assertThat(seen).containsExactly("delivered");
        awaitCollection(receiver);
    }

    private WeakReference<QObject> postAndForget() {
        QObject receiver = new QObject();
        QMetaObject.invokeMethod(
                receiver, () -> seen.add("delivered"), Qt.ConnectionType.QueuedConnection);
        return new WeakReference<>(receiver);
    }

    @Test
    void aParentHoldsItsChildren() {
        new QObject(held).setObjectName("child");
        collectGarbage();
        assertThat(held.findChild(QObject.class, "child")).isNotNull();
    }

    @Test
    void aReceiverThatIsDestroyedIsLetGoAsOtherConnectionsComeAndGo() {
        Emitter emitter = new Emitter();
        WeakReference<QObject> receiver = connectAndDestroy(emitter);
        for (int n = 0; n < 20; n++) {
            emitter.fired.connect(() -> {}).disconnect();
        }
        awaitCollection(receiver);
        assertThat(emitter.fired.receivers()).isZero();
    }

    private static WeakReference<QObject> connectAndDestroy(Emitter emitter) {
        QObject receiver = new QObject();
        emitter.fired.connect(receiver, () -> {});
        receiver.dispose();
        return new WeakReference<>(receiver);
    }

    @Test
    void aThreadThatHasEndedIsCollectedWithWhatLivesInIt() {
        WeakReference<QThread> thread = endedThread();
        awaitCollection(thread);
    }

    private static WeakReference<QThread> endedThread() {
        Worker worker = new Worker();
        worker.end();
        return new WeakReference<>(worker);
    }
}
