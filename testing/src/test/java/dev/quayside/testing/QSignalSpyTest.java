// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quayside.core.QEventLoop;
import dev.quayside.core.QObject;
import dev.quayside.core.QThread;
import dev.quayside.core.QTimer;
import dev.quayside.core.Signal0;
import dev.quayside.core.Signal1;
import dev.quayside.core.Signal2;
import dev.quayside.core.Signal3;
import dev.quayside.core.Signal4;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What a spy writes down; each rule was measured in Qt. */
class QSignalSpyTest {
    private static final int LIMIT_MS = 100_000;

    private final Emitter emitter = new Emitter();

    private static final class Emitter extends QObject {
        final Signal0 none = new Signal0(this);
        final Signal1<String> one = new Signal1<>(this);
        final Signal2<String, Integer> two = new Signal2<>(this);
        final Signal3<String, Integer, Character> three = new Signal3<>(this);
        final Signal4<String, Integer, Character, Long> four = new Signal4<>(this);
    }

    @Test
    void itKeepsTheArgumentsOfEveryEmissionInOrder() {
        QSignalSpy spy = new QSignalSpy(emitter.two);
        assertThat(spy.isEmpty()).isTrue();
        emitter.two.emit("a", 1);
        emitter.two.emit(null, 2);
        assertThat(spy.count()).isEqualTo(2);
        assertThat(spy.at(0)).containsExactly("a", 1);
        assertThat(spy.takeFirst()).containsExactly("a", 1);
        assertThat(spy.takeFirst()).containsExactly(null, 2);
        assertThat(spy.isEmpty()).isTrue();
        assertThatThrownBy(spy::takeFirst).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void itWatchesSignalsOfNoToFourArguments() {
        QSignalSpy none = new QSignalSpy(emitter.none);
        QSignalSpy one = new QSignalSpy(emitter.one);
        QSignalSpy three = new QSignalSpy(emitter.three);
        QSignalSpy four = new QSignalSpy(emitter.four);
        emitter.none.emit();
        emitter.one.emit("a");
        emitter.three.emit("a", 2, 'c');
        emitter.four.emit("a", 2, 'c', 4L);
        assertThat(none.at(0)).isEmpty();
        assertThat(one.at(0)).containsExactly("a");
        assertThat(three.at(0)).containsExactly("a", 2, 'c');
        assertThat(four.at(0)).containsExactly("a", 2, 'c', 4L);
        assertThat(none.signal()).isSameAs(emitter.none);
    }

    @Test
    void whatWasEmittedBeforeOrWhileBlockedIsNotSeen() {
        emitter.none.emit();
        QSignalSpy spy = new QSignalSpy(emitter.none);
        emitter.blockSignals(true);
        emitter.none.emit();
        emitter.blockSignals(false);
        assertThat(spy.count()).isZero();
    }

    @Test
    void clearingForgetsAndTheWatchGoesOn() {
        QSignalSpy spy = new QSignalSpy(emitter.none);
        emitter.none.emit();
        spy.clear();
        emitter.none.emit();
        assertThat(spy.count()).isEqualTo(1);
    }

    @Test
    void itStaysValidAndKeepsItsRecordWhenTheOwnerIsDestroyed() {
        QSignalSpy spy = new QSignalSpy(emitter.none);
        emitter.none.emit();
        emitter.dispose();
        assertThat(spy.isValid()).isTrue();
        assertThat(spy.count()).isEqualTo(1);
        assertThat(spy.wait(1)).isFalse();
    }

    @Test
    void waitingReturnsWithTheNextEmission() {
        QSignalSpy spy = new QSignalSpy(emitter.none);
        emitter.none.emit();
        QTimer.singleShot(1, emitter.none::emit);
        assertThat(spy.wait(LIMIT_MS)).isTrue();
        assertThat(spy.count()).isEqualTo(2);
    }

    @Test
    void waitingEndsWithTheTime() {
        QSignalSpy spy = new QSignalSpy(emitter.none);
        emitter.none.emit();
        assertThat(spy.wait(1)).isFalse();
        assertThat(spy.wait(0)).isFalse();
    }

    @Test
    void waitingSeesTheEmissionsOfAnotherThread() throws Exception {
        QSignalSpy spy = new QSignalSpy(emitter.one);
        Thread other = new Thread(() -> emitter.one.emit("from elsewhere"));
        CountDownLatch started = new CountDownLatch(1);
        QTimer.singleShot(
                0,
                () -> {
                    other.start();
                    started.countDown();
                });
        assertThat(spy.wait(LIMIT_MS)).isTrue();
        started.await();
        other.join();
        assertThat(spy.takeFirst()).containsExactly("from elsewhere");
    }

    @Test
    void anotherThreadThanTheOwnersMayWait() throws Exception {
        CompletableFuture<Boolean> waited = new CompletableFuture<>();
        CompletableFuture<Integer> counted = new CompletableFuture<>();
        CountDownLatch watching = new CountDownLatch(1);
        Thread waiter =
                new Thread(
                        () -> {
                            QSignalSpy spy = new QSignalSpy(emitter.none);
                            QTimer.singleShot(0, watching::countDown); // runs inside wait()
                            waited.complete(spy.wait(LIMIT_MS));
                            counted.complete(spy.count());
                        });
        waiter.start();
        watching.await();
        emitter.none.emit();
        assertThat(waited.get()).isTrue();
        assertThat(counted.get()).isEqualTo(1);
        waiter.join();
    }

    @Test
    void emissionsOfSeveralThreadsAreAllWrittenDown() throws Exception {
        QSignalSpy spy = new QSignalSpy(emitter.none);
        List<Thread> threads = List.of(new Thread(this::emitOften), new Thread(this::emitOften));
        threads.forEach(Thread::start);
        emitOften();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(spy.count()).isEqualTo(30_000);
    }

    private void emitOften() {
        for (int n = 0; n < 10_000; n++) {
            emitter.none.emit();
        }
    }

    @Test
    void itWorksInAThreadWithALoop() throws Exception {
        QThread thread = new QThread();
        QSignalSpy started = new QSignalSpy(thread.started);
        QSignalSpy finished = new QSignalSpy(thread.finished);
        thread.start();
        thread.quit();
        assertThat(thread.wait(LIMIT_MS)).isTrue();
        assertThat(started.count()).isEqualTo(1);
        assertThat(finished.count()).isEqualTo(1);
    }

    @Test
    void waitingGoesOnWithTheOtherEvents() {
        QSignalSpy spy = new QSignalSpy(emitter.none);
        QEventLoop nested = new QEventLoop();
        QTimer.singleShot(
                1,
                () -> {
                    QTimer.singleShot(1, nested::quit);
                    nested.exec();
                    emitter.none.emit();
                });
        assertThat(spy.wait(LIMIT_MS)).isTrue();
    }
}
