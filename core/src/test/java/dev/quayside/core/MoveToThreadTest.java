// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Moving objects to another thread, and what goes along; each rule was measured in Qt. */
class MoveToThreadTest {
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final QThread here = QThread.currentThread();

    private class Noting extends QObject {
        private final String name;

        Noting(String name, QObject parent) {
            super(parent);
            this.name = name;
        }

        @Override
        public boolean event(QEvent event) throws Exception {
            if (event.is(QEvent.Type.ThreadChange)) {
                seen.add(name + (QThread.currentThread() == here ? " leaves" : " left already"));
            } else if (event.type() > QEvent.Type.User.value()) {
                String where = QThread.currentThread() == here ? " here" : " there";
                seen.add(name + " " + (event.type() - QEvent.Type.User.value()) + where);
            }
            return super.event(event);
        }
    }

    private static QEvent event(int n) {
        return new QEvent(QEvent.Type.User.value() + n);
    }

    @Test
    void aWholeTreeGoesEachObjectToldBefore() {
        QThread thread = new QThread();
        Noting root = new Noting("root", null);
        Noting first = new Noting("1", root);
        Noting below = new Noting("1.1", first);
        Noting second = new Noting("2", root);
        assertThat(root.moveToThread(thread)).isTrue();
        assertThat(List.of(root, first, below, second)).allMatch(o -> o.thread() == thread);
        assertThat(seen).containsExactly("root leaves", "1 leaves", "1.1 leaves", "2 leaves");
    }

    @Test
    void anObjectWithAParentIsRefusedWithAWarning() {
        QObject child = new QObject(new QObject());
        try (WarningLog log = new WarningLog()) {
            assertThat(child.moveToThread(new QThread())).isFalse();
            assertThat(log.texts()).singleElement().asString().contains("with a parent");
        }
        assertThat(child.thread()).isSameAs(here);
    }

    @Test
    void anotherThreadsObjectIsRefusedWithAWarning() throws Exception {
        QObject object = new QObject();
        try (Worker worker = new Worker();
                WarningLog log = new WarningLog()) {
            boolean moved = worker.call(() -> object.moveToThread(worker));
            assertThat(moved).isFalse();
            assertThat(log.texts()).singleElement().asString().contains("lives in thread");
        }
        assertThat(object.thread()).isSameAs(here);
    }

    @Test
    void whereItIsAlreadyIsAsGoodAsMoved() {
        QObject child = new QObject(new QObject());
        assertThat(child.moveToThread(here)).isTrue();
        assertThat(seen).isEmpty();
    }

    @Test
    void anObjectInNoThreadCanBeFetchedButNotSentElsewhere() {
        QObject object = new QObject();
        assertThat(object.moveToThread(null)).isTrue();
        assertThat(object.thread()).isNull();
        try (WarningLog log = new WarningLog()) {
            assertThat(object.moveToThread(new QThread())).isFalse();
            assertThat(log.texts()).hasSize(1);
        }
        assertThat(object.moveToThread(here)).isTrue();
        assertThat(object.thread()).isSameAs(here);
    }

    @Test
    void anObjectOfAnEndedThreadCanBeFetchedWhenTheQThreadIsDestroyed() {
        QObject object = new QObject();
        Worker worker = new Worker();
        worker.adopt(object);
        worker.end();
        try (WarningLog log = new WarningLog()) {
            assertThat(object.moveToThread(here)).isFalse();
            assertThat(log.texts()).hasSize(1);
        }
        assertThat(object.thread()).isSameAs(worker);
        worker.dispose();
        assertThat(object.thread()).isNull();
        QCoreApplication.postEvent(object, event(1));
        assertThat(object.moveToThread(here)).isTrue();
        assertThat(object.thread()).isSameAs(here);
    }

    @Test
    void nothingIsDeliveredInNoThreadUntilTheObjectIsFetched() {
        Noting object = new Noting("o", null);
        QCoreApplication.postEvent(object, event(1));
        object.moveToThread(null);
        QCoreApplication.postEvent(object, event(2));
        QCoreApplication.sendPostedEvents();
        assertThat(seen).containsExactly("o leaves");
        object.moveToThread(here);
        QCoreApplication.sendPostedEvents();
        assertThat(seen).containsExactly("o leaves", "o leaves", "o 1 here", "o 2 here");
    }

    @Test
    void pendingEventsGoAlongInTheirOrderAndPriority() throws Exception {
        Noting object = new Noting("o", null);
        Noting stays = new Noting("stays", null);
        QCoreApplication.postEvent(object, event(1));
        QCoreApplication.postEvent(stays, event(2));
        QCoreApplication.postEvent(object, event(3), 5);
        try (Worker worker = new Worker()) {
            CountDownLatch posted = new CountDownLatch(1);
            worker.post(posted::await);
            worker.adopt(object);
            QCoreApplication.postEvent(object, event(4));
            posted.countDown();
            worker.run(() -> {});
            assertThat(seen).containsExactly("o leaves", "o 3 there", "o 1 there", "o 4 there");
        }
        seen.clear();
        QCoreApplication.sendPostedEvents();
        assertThat(seen).containsExactly("stays 2 here");
    }

    @Test
    void anObjectMayLeaveInItsOwnEventAndTheRestFollows() throws Exception {
        try (Worker worker = new Worker()) {
            Noting object =
                    new Noting("o", null) {
                        @Override
                        protected void customEvent(QEvent event) {
                            if (event.type() == QEvent.Type.User.value() + 1) {
                                moveToThread(worker);
                            }
                        }
                    };
            for (int n = 1; n <= 3; n++) {
                QCoreApplication.postEvent(object, event(n));
            }
            QCoreApplication.sendPostedEvents();
            worker.run(() -> {});
            assertThat(seen).containsExactly("o 1 here", "o leaves", "o 2 there", "o 3 there");
        }
    }

    @Test
    void aPendingDeferredDeleteGoesAlong() throws Exception {
        try (Worker worker = new Worker()) {
            QObject object = new QObject();
            object.destroyed.connect(
                    () -> seen.add(QThread.currentThread() == worker ? "there" : "here"));
            object.deleteLater();
            worker.adopt(object);
            worker.run(() -> {});
            worker.run(() -> {});
            assertThat(seen).containsExactly("there");
        }
    }

    @Test
    void runningTimersOfTheWholeTreeGoAlong() throws Exception {
        CountDownLatch fired = new CountDownLatch(2);
        QTimer timer = new QTimer();
        QTimer child = new QTimer(timer);
        QTimer stopped = new QTimer(timer);
        for (QTimer t : List.of(timer, child)) {
            t.setSingleShot(true);
            t.timeout.connect(
                    () -> {
                        seen.add(QThread.currentThread() == here ? "here" : "there");
                        fired.countDown();
                    });
            t.start(1);
        }
        stopped.timeout.connect(() -> seen.add("stopped one"));
        stopped.start(1);
        stopped.stop();
        try (Worker worker = new Worker()) {
            worker.adopt(timer);
            fired.await();
            worker.run(() -> {});
            assertThat(seen).containsExactly("there", "there");
            assertThat(worker.call(child::isActive)).isFalse();
        }
    }

    @Test
    void aTimerThatIsMovedOnBeforeItArrivedRunsWhereItIsInTheEnd() {
        QObject object =
                new QObject() {
                    @Override
                    protected void timerEvent(QTimerEvent event) {
                        seen.add("timer");
                        killTimer(event.timerId());
                    }
                };
        object.startTimer(1);
        object.moveToThread(null);
        object.moveToThread(here);
        Events.processUntil(() -> !seen.isEmpty());
    }

    @Test
    void aTimerOfAChildThatLeavesItsParentOnTheWayGoesOn() throws Exception {
        QObject root = new QObject();
        QTimer child = new QTimer(root);
        CountDownLatch fired = new CountDownLatch(1);
        child.timeout.connect(fired::countDown);
        child.start(1);
        QMetaObject.invokeMethod(
                root,
                () -> { // there, before its timers have arrived
                    child.setParent(null);
                    root.dispose();
                },
                Qt.ConnectionType.QueuedConnection);
        try (Worker worker = new Worker()) {
            worker.adopt(root);
            fired.await();
            assertThat(worker.call(child::isActive)).isTrue();
            worker.run(child::dispose);
        }
    }

    @Test
    void aTimerMayMoveItsObjectInItsOwnSlot() throws Exception {
        try (Worker worker = new Worker()) {
            CountDownLatch there = new CountDownLatch(3);
            QTimer timer = new QTimer();
            timer.timeout.connect(
                    () -> {
                        if (QThread.currentThread() == here) {
                            timer.moveToThread(worker);
                        } else {
                            there.countDown();
                        }
                    });
            timer.start(1);
            Events.processUntil(() -> there.getCount() == 0);
            worker.run(timer::dispose);
        }
    }
}
