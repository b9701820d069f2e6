// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Objects on the move while other threads post to them: nothing is lost or overtaken. */
class MoveRaceTest {
    private static final int POSTERS = 3;
    private static final int EVENTS = 10_000;

    /** Changes hands between two threads at every hundredth event; touched by one at a time. */
    private static final class Wanderer extends QObject {
        private final Worker[] homes;
        private final int[] next = new int[POSTERS];
        private int moves;
        private int strayed;
        private final List<String> overtaken = new ArrayList<>();
        private final CountDownLatch done = new CountDownLatch(POSTERS);

        Wanderer(Worker... homes) {
            this.homes = homes;
        }

        void take(int poster, int number) {
            if (QThread.currentThread() != thread()) {
                strayed++;
            }
            if (next[poster] != number) {
                overtaken.add(poster + ": " + number + " instead of " + next[poster]);
            }
            next[poster] = number + 1;
            if (number % 100 == 0) {
                moveToThread(homes[++moves % homes.length]);
            }
            if (number == EVENTS - 1) { // after a move, nothing but the arguments is still ours
                done.countDown();
            }
        }
    }

    @Test
    void eventsOfEachPosterKeepTheirOrderAndNoneIsLost() throws Exception {
        try (Worker one = new Worker();
                Worker two = new Worker()) {
            Wanderer wanderer = new Wanderer(one, two);
            QTimer along = new QTimer(wanderer); // its timer is to survive every move
            along.start(1);
            one.adopt(wanderer);
            List<Thread> posters = new ArrayList<>();
            for (int p = 0; p < POSTERS; p++) {
                int poster = p;
                posters.add(
                        new Thread(
                                () -> {
                                    for (int n = 0; n < EVENTS; n++) {
                                        int number = n;
                                        QMetaObject.invokeMethod(
                                                wanderer,
                                                () -> wanderer.take(poster, number),
                                                Qt.ConnectionType.QueuedConnection);
                                    }
                                }));
            }
            posters.forEach(Thread::start);
            wanderer.done.await();
            for (Thread poster : posters) {
                poster.join();
            }
            assertThat(wanderer.overtaken).isEmpty();
            assertThat(wanderer.strayed).isZero();
            assertThat(wanderer.moves).isEqualTo(POSTERS * EVENTS / 100);
            CountDownLatch fired = new CountDownLatch(1);
            along.timeout.connect(fired::countDown);
            fired.await();
            Worker last = (Worker) wanderer.thread();
            last.run(wanderer::dispose);
        }
    }

    @Test
    void queuedCallsBetweenTwoThreadsKeepTheirOrderBothWays() throws Exception {
        try (Worker one = new Worker();
                Worker two = new Worker()) {
            QObject there = two.adopt(new QObject());
            QObject back = one.adopt(new QObject());
            List<Integer> arrived = new ArrayList<>();
            CountDownLatch done = new CountDownLatch(1);
            one.post(
                    () -> {
                        for (int n = 0; n < EVENTS; n++) {
                            int number = n;
                            QMetaObject.invokeMethod(
                                    there,
                                    () ->
                                            QMetaObject.invokeMethod(
                                                    back,
                                                    () -> {
                                                        arrived.add(number);
                                                        if (number == EVENTS - 1) {
                                                            done.countDown();
                                                        }
                                                    }));
                        }
                    });
            done.await();
            assertThat(arrived).hasSize(EVENTS).isSorted();
        }
    }
}
