// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** When deleteLater takes effect; each rule was measured in Qt. */
class DeleteLaterTest {
    private static final int DEFERRED = QEvent.Type.DeferredDelete.value();

    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final QObject object = new QObject();

    DeleteLaterTest() {
        object.destroyed.connect(() -> seen.add("destroyed"));
    }

    private void nestedLoop() {
        QEventLoop nested = new QEventLoop();
        QTimer.singleShot(1, nested::quit);
        nested.exec();
        seen.add("nested loop over");
    }

    @Test
    void outsideOfAllLoopsNeitherProcessEventsNorSendPostedEventsDoesIt() {
        object.deleteLater();
        QCoreApplication.processEvents();
        QCoreApplication.sendPostedEvents();
        assertThat(seen).isEmpty();
    }

    @Test
    void outsideOfAllLoopsItCanBeAskedForByItsType() {
        object.deleteLater();
        object.deleteLater();
        QCoreApplication.sendPostedEvents(null, DEFERRED);
        assertThat(seen).containsExactly("destroyed");
    }

    @Test
    void calledBeforeALoopItIsDoneByTheFirst() {
        object.deleteLater();
        Events.loop(
                loop -> {
                    seen.add("loop");
                    loop.quit();
                });
        assertThat(seen).containsExactly("destroyed", "loop");
    }

    @Test
    void inALoopItWaitsForThatLoopNotForProcessEventsOrANestedLoop() {
        Events.loop(
                loop -> {
                    object.deleteLater();
                    QCoreApplication.processEvents();
                    seen.add("events processed");
                    nestedLoop();
                    QTimer.singleShot(1, loop::quit);
                });
        assertThat(seen).containsExactly("events processed", "nested loop over", "destroyed");
    }

    @Test
    void inANestedLoopItIsDoneByThatLoop() {
        Events.loop(
                loop -> {
                    Events.loop(
                            nested -> {
                                object.deleteLater();
                                QTimer.singleShot(1, nested::quit);
                            });
                    seen.add("nested loop over");
                    loop.quit();
                });
        assertThat(seen).containsExactly("destroyed", "nested loop over");
    }

    @Test
    void ofALoopThatEndsAtOnceItIsDoneOutside() {
        Events.loop(
                loop -> {
                    object.deleteLater();
                    loop.quit();
                });
        assertThat(seen).isEmpty();
        QCoreApplication.processEvents();
        assertThat(seen).containsExactly("destroyed");
    }

    @Test
    void calledInAnotherThreadAnyLoopOfTheObjectsThreadDoesIt() throws Exception {
        try (Worker worker = new Worker()) {
            worker.run(object::deleteLater);
        }
        QCoreApplication.processEvents();
        assertThat(seen).isEmpty();
        Events.loop(
                loop -> {
                    nestedLoop();
                    loop.quit();
                });
        assertThat(seen).containsExactly("destroyed", "nested loop over");
    }

    @Test
    void eventsPostedBeforeAreDeliveredThoseAfterAreDropped() {
        QObject receiver =
                new QObject() {
                    @Override
                    protected void customEvent(QEvent event) {
                        seen.add("event " + (event.type() - QEvent.Type.User.value()));
                    }
                };
        receiver.destroyed.connect(() -> seen.add("destroyed"));
        QCoreApplication.postEvent(receiver, new QEvent(QEvent.Type.User.value() + 1));
        receiver.deleteLater();
        QCoreApplication.postEvent(receiver, new QEvent(QEvent.Type.User.value() + 2));
        Events.loop(loop -> QTimer.singleShot(1, loop::quit));
        assertThat(seen).containsExactly("event 1", "destroyed");
    }

    @Test
    void aFilterMayKeepItAwayAndItCanBeAskedForAgain() {
        QObject filter =
                new QObject() {
                    @Override
                    public boolean eventFilter(QObject watched, QEvent event) {
                        return event.is(QEvent.Type.DeferredDelete);
                    }
                };
        object.installEventFilter(filter);
        object.deleteLater();
        QCoreApplication.sendPostedEvents(null, DEFERRED);
        assertThat(seen).isEmpty();
        object.removeEventFilter(filter);
        object.deleteLater();
        QCoreApplication.sendPostedEvents(null, DEFERRED);
        assertThat(seen).containsExactly("destroyed");
    }

    @Test
    void removedFromTheQueueItCanBeAskedForAgain() {
        object.deleteLater();
        QCoreApplication.removePostedEvents(object, 0);
        QCoreApplication.sendPostedEvents(null, DEFERRED);
        assertThat(seen).isEmpty();
        object.deleteLater();
        QCoreApplication.sendPostedEvents(null, DEFERRED);
        assertThat(seen).containsExactly("destroyed");
    }

    @Test
    void postingTheEventMeansTheSame() {
        QCoreApplication.postEvent(object, new QEvent(QEvent.Type.DeferredDelete));
        QCoreApplication.sendPostedEvents();
        assertThat(seen).isEmpty();
        QCoreApplication.sendPostedEvents(object, DEFERRED);
        assertThat(seen).containsExactly("destroyed");
    }

    @Test
    void manyThreadsMayAskForTheSameObject() throws Exception {
        try (Worker one = new Worker();
                Worker two = new Worker()) {
            one.post(object::deleteLater);
            two.post(object::deleteLater);
            object.deleteLater();
            one.run(() -> {});
            two.run(() -> {});
        }
        Events.loop(loop -> QTimer.singleShot(1, loop::quit));
        assertThat(seen).containsExactly("destroyed");
    }
}
