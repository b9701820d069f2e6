// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Posting, sending and removing events; each rule was measured in Qt. */
class PostedEventsTest {
    private static final int USER = QEvent.Type.User.value();

    private final List<String> seen = new ArrayList<>();
    private final Receiver a = new Receiver("a");
    private final Receiver b = new Receiver("b");

    private final class Receiver extends QObject {
        private final String name;
        private Slot0 atFirst = () -> {};

        Receiver(String name) {
            this.name = name;
        }

        @Override
        protected void customEvent(QEvent event) throws Exception {
            seen.add(name + (event.type() - USER));
            Slot0 now = atFirst;
            atFirst = () -> {};
            now.call();
        }
    }

    private static void post(QObject receiver, int n) {
        post(receiver, n, 0);
    }

    private static void post(QObject receiver, int n, int priority) {
        QCoreApplication.postEvent(receiver, new QEvent(USER + n), priority);
    }

    private static void deliver() {
        QCoreApplication.sendPostedEvents();
    }

    @Test
    void higherPrioritiesComeFirstEqualOnesInTheOrderOfPosting() {
        post(a, 1);
        post(b, 2, -1);
        post(a, 3, 5);
        post(b, 4, 5);
        post(a, 5, 1);
        post(b, 6);
        deliver();
        assertThat(seen).containsExactly("a3", "b4", "a5", "a1", "b6", "b2");
    }

    @Test
    void manyEventsOfRandomPriorityAreDeliveredInOrder() {
        Random random = new Random(7);
        List<int[]> posted = new ArrayList<>();
        for (int n = 0; n < 3000; n++) {
            int priority = random.nextInt(-3, 4);
            posted.add(new int[] {priority, n});
            post(a, n, priority);
        }
        deliver();
        posted.sort((x, y) -> x[0] != y[0] ? y[0] - x[0] : x[1] - y[1]);
        assertThat(seen).isEqualTo(posted.stream().map(p -> "a" + p[1]).toList());
    }

    @Test
    void whatADeliveryPostsWaitsForTheNextRoundHoweverUrgent() {
        a.atFirst =
                () -> {
                    post(b, 10, 100);
                    post(b, 11);
                };
        post(a, 1);
        post(a, 2);
        deliver();
        assertThat(seen).containsExactly("a1", "a2");
        deliver();
        assertThat(seen).containsExactly("a1", "a2", "b10", "b11");
    }

    @Test
    void aReceiverAndATypeSelectWhatIsSent() {
        for (Receiver receiver : List.of(a, b)) {
            post(receiver, 1);
            post(receiver, 2);
        }
        QCoreApplication.sendPostedEvents(a, USER + 2);
        assertThat(seen).containsExactly("a2");
        QCoreApplication.sendPostedEvents(null, USER + 1);
        assertThat(seen).containsExactly("a2", "a1", "b1");
        deliver();
        assertThat(seen).containsExactly("a2", "a1", "b1", "b2");
    }

    @Test
    void aReceiverAndATypeSelectWhatIsRemoved() {
        post(a, 1);
        post(a, 2);
        post(b, 1);
        QCoreApplication.removePostedEvents(a, USER + 1);
        QCoreApplication.sendPostedEvents(a, 0);
        assertThat(seen).containsExactly("a2");
        QCoreApplication.removePostedEvents(null, USER + 1);
        post(a, 3);
        QCoreApplication.removePostedEvents(a, 0);
        deliver();
        assertThat(seen).containsExactly("a2");
    }

    @Test
    void removingDuringADeliveryTakesWhatIsStillToCome() {
        a.atFirst = () -> QCoreApplication.removePostedEvents(b, 0);
        post(a, 1);
        post(b, 2);
        post(a, 3);
        deliver();
        assertThat(seen).containsExactly("a1", "a3");
    }

    @Test
    void sendingWithinADeliveryGoesOnWithTheRest() {
        a.atFirst =
                () -> {
                    seen.add("(");
                    deliver();
                    seen.add(")");
                };
        post(a, 1);
        post(a, 2);
        post(b, 3);
        deliver();
        assertThat(seen).containsExactly("a1", "(", "a2", "b3", ")");
    }

    @Test
    void sendingToOneReceiverWithinADeliveryLeavesTheOthersForLater() {
        a.atFirst =
                () -> {
                    QCoreApplication.sendPostedEvents(b, 0);
                    seen.add(")");
                };
        post(a, 1);
        post(a, 2);
        post(b, 3);
        deliver();
        assertThat(seen).containsExactly("a1", "b3", ")", "a2");
    }

    @Test
    void sendingToOneReceiverDoesNotSendWhatThatPosts() {
        a.atFirst = () -> post(a, 2);
        post(a, 1);
        QCoreApplication.sendPostedEvents(a, 0);
        assertThat(seen).containsExactly("a1");
        deliver();
        assertThat(seen).containsExactly("a1", "a2");
    }

    @Test
    void eventsOfADestroyedReceiverAreDropped() {
        post(a, 1);
        post(b, 2);
        a.dispose();
        deliver();
        assertThat(seen).containsExactly("b2");
    }

    @Test
    void anEventIsPostedOnce() {
        QEvent event = new QEvent(USER);
        QCoreApplication.postEvent(a, event);
        assertThatThrownBy(() -> QCoreApplication.postEvent(b, event))
                .isInstanceOf(IllegalArgumentException.class);
        deliver();
        assertThat(seen).containsExactly("a0");
    }

    @Test
    void sendingAtOnceTellsWhetherTheEventWasRecognised() {
        assertThat(QCoreApplication.sendEvent(a, new QEvent(USER))).isTrue();
        assertThat(QCoreApplication.sendEvent(a, new QEvent(30))).isFalse();
        assertThat(seen).containsExactly("a0");
    }

    @Test
    void anotherThreadsEventsAreNeitherSentNorRemovedHere() throws Exception {
        try (Worker worker = new Worker()) {
            worker.adopt(a);
            assertThatThrownBy(() -> QCoreApplication.sendEvent(a, new QEvent(USER)))
                    .isInstanceOf(QThreadAffinityException.class);
            assertThatThrownBy(() -> QCoreApplication.sendPostedEvents(a, 0))
                    .isInstanceOf(QThreadAffinityException.class);
            assertThatThrownBy(() -> QCoreApplication.removePostedEvents(a, 0))
                    .isInstanceOf(QThreadAffinityException.class);
        }
    }

    @Test
    void eventsOfOnePosterKeepTheirOrderAmongThoseOfOthers() throws Exception {
        int each = 5000;
        List<Thread> posters =
                IntStream.range(0, 3)
                        .mapToObj(
                                p ->
                                        new Thread(
                                                () ->
                                                        IntStream.range(0, each)
                                                                .forEach(
                                                                        n ->
                                                                                post(
                                                                                        a,
                                                                                        p * each
                                                                                                + n))))
                        .toList();
        posters.forEach(Thread::start);
        Events.processUntil(() -> seen.size() == 3 * each);
        for (int p = 0; p < 3; p++) {
            int from = p * each;
            List<Integer> ofOne =
                    seen.stream()
                            .map(s -> Integer.valueOf(s.substring(1)))
                            .filter(n -> n >= from && n < from + each)
                            .toList();
            assertThat(ofOne).isEqualTo(IntStream.range(from, from + each).boxed().toList());
        }
        for (Thread poster : posters) {
            poster.join();
        }
    }

    @Test
    void ownTypesAreHandedOutOnce() {
        int first = QEvent.registerEventType();
        assertThat(QEvent.registerEventType()).isNotEqualTo(first);
        assertThat(QEvent.registerEventType(first)).isNotEqualTo(first);
        assertThat(first).isBetween(USER, QEvent.Type.MaxUser.value());
    }
}
