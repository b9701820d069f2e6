// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quayside.core.QCoreApplication;
import dev.quayside.core.QEventLoop;
import dev.quayside.core.QObject;
import dev.quayside.core.QObjectDisposedException;
import dev.quayside.core.QThread;
import dev.quayside.network.QHostInfo.HostInfoError;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Look-ups in the background: where and when their slots run. */
class QHostInfoLookupTest {

    private final QEventLoop loop = new QEventLoop();
    private final List<QHostInfo> answers = new ArrayList<>();

    private void answered(QHostInfo info) {
        answers.add(info);
        loop.quit();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", ""})
    void answersFromTheEventLoopOfTheCallingThreadOnly(String name) {
        Thread caller = Thread.currentThread();
        List<Thread> threads = new ArrayList<>();

        int id =
                QHostInfo.lookupHost(
                        name,
                        info -> {
                            threads.add(Thread.currentThread());
                            answered(info);
                        });

        assertThat(answers).isEmpty();
        loop.exec();
        assertThat(threads).containsExactly(caller);
        assertThat(answers).hasSize(1);
        QHostInfo expected = QHostInfo.fromName(name);
        QHostInfo info = answers.get(0);
        assertThat(info.lookupId()).isEqualTo(id);
        assertThat(info.hostName()).isEqualTo(expected.hostName());
        assertThat(info.addresses()).isEqualTo(expected.addresses());
        assertThat(info.errorString()).isEqualTo(expected.errorString());
    }

    @Test
    void reportsErrorsLikeAnyAnswer() {
        QHostInfo.lookupHost("a b", this::answered);

        loop.exec();

        assertThat(answers.get(0).error()).isEqualTo(HostInfoError.HostNotFound);
        assertThat(answers.get(0).errorString()).isEqualTo("Invalid hostname");
    }

    @Test
    void answersInTheThreadOfTheContext() throws Exception {
        QThread thread = new QThread();
        QObject context = new QObject();
        context.moveToThread(thread);
        thread.start();
        CompletableFuture<QThread> where = new CompletableFuture<>();

        QHostInfo.lookupHost("127.0.0.1", context, info -> where.complete(QThread.currentThread()));

        assertThat(where.get(60, TimeUnit.SECONDS)).isSameAs(thread);
        thread.quit();
        assertThat(thread.wait(-1)).isTrue();
    }

    @Test
    void givesEveryLookupANumberOfItsOwn() {
        int first = QHostInfo.lookupHost("", this::answered);
        int second = QHostInfo.lookupHost("", this::answered);

        assertThat(first).isPositive();
        assertThat(second).isGreaterThan(first);
        while (answers.size() < 2) {
            loop.exec();
        }
        assertThat(answers)
                .extracting(QHostInfo::lookupId)
                .containsExactlyInAnyOrder(first, second);
    }

    @Test
    void anAbortedLookupIsNotAnswered() {
        int aborted = QHostInfo.lookupHost("localhost", this::answered);
        QHostInfo.abortHostLookup(aborted);

        int wanted = QHostInfo.lookupHost("localhost", this::answered);
        loop.exec();

        assertThat(answers).extracting(QHostInfo::lookupId).containsExactly(wanted);
    }

    @Test
    void anAnswerThatIsOnItsWayCanStillBeAborted() {
        QObject context = new QObject();
        int[] ids = new int[2];
        // Whichever answer comes first aborts the other one, which may be in the queue already.
        for (int i = 0; i < 2; i++) {
            int other = 1 - i;
            ids[i] =
                    QHostInfo.lookupHost(
                            "",
                            context,
                            info -> {
                                QHostInfo.abortHostLookup(ids[other]);
                                answered(info);
                            });
        }
        loop.exec();

        QHostInfo.lookupHost("", this::answered);
        loop.exec();

        assertThat(answers).hasSize(2);
        assertThat(answers.get(1).lookupId()).isNotIn(ids[0], ids[1]);
    }

    @Test
    void aDestroyedContextIsNotAnswered() {
        QObject context = new QObject();
        int lost = QHostInfo.lookupHost("", context, this::answered);
        context.dispose();

        QHostInfo.lookupHost("", this::answered);
        loop.exec();

        assertThat(answers).extracting(QHostInfo::lookupId).doesNotContain(lost);
    }

    @Test
    void abortingNothingDoesNothing() {
        QHostInfo.abortHostLookup(-1);
        QHostInfo.abortHostLookup(Integer.MAX_VALUE);
        QCoreApplication.processEvents();

        assertThat(answers).isEmpty();
    }

    @Test
    void looksUpInDaemonThreadsOfItsOwn() {
        QHostInfo.lookupHost("", this::answered);
        loop.exec();

        Set<Thread> threads = Thread.getAllStackTraces().keySet();

        assertThat(threads)
                .filteredOn(thread -> thread.getName().startsWith("quayside-hostinfo-"))
                .isNotEmpty()
                .hasSizeLessThanOrEqualTo(20)
                .allMatch(Thread::isDaemon);
    }

    @Test
    void refusesNullAndDestroyedContexts() {
        QObject destroyed = new QObject();
        destroyed.dispose();

        assertThatNullPointerException()
                .isThrownBy(() -> QHostInfo.lookupHost(null, this::answered));
        assertThatNullPointerException()
                .isThrownBy(() -> QHostInfo.lookupHost("", null, this::answered));
        assertThatThrownBy(() -> QHostInfo.lookupHost("", destroyed, this::answered))
                .isInstanceOf(QObjectDisposedException.class);
    }
}
