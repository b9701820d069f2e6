// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quayside.core.QObject;
import dev.quayside.testing.QTest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What a thread has looked up; each rule was measured in Qt. */
class HostCacheTest {
    /** Each test in a thread of its own: nothing is known there yet. */
    private static void inNewThread(Runnable test) throws Exception {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread thread =
                new Thread(
                        () -> {
                            try {
                                test.run();
                                done.complete(null);
                            } catch (Throwable e) {
                                done.completeExceptionally(e);
                            }
                        });
        thread.start();
        done.get(60, TimeUnit.SECONDS);
    }

    private static List<QAbstractSocket.SocketState> connecting(QTcpSocket socket) {
        List<QAbstractSocket.SocketState> seen = new ArrayList<>();
        socket.stateChanged.connect(s -> seen.add(s));
        socket.connectToHost("localhost", 1);
        return seen;
    }

    @Test
    void aNameThatIsKnownIsNotWaitedFor() throws Exception {
        inNewThread(
                () -> {
                    try (Closing first = new Closing();
                            Closing second = new Closing()) {
                        assertThat(connecting(first.socket))
                                .containsExactly(QAbstractSocket.SocketState.HostLookupState);
                        QHostInfo.fromName("localhost");
                        assertThat(connecting(second.socket))
                                .startsWith(
                                        QAbstractSocket.SocketState.HostLookupState,
                                        QAbstractSocket.SocketState.ConnectingState);
                    }
                });
    }

    @Test
    void anotherThreadsNamesAreNotKnown() throws Exception {
        inNewThread(() -> QHostInfo.fromName("localhost"));
        inNewThread(() -> assertThat(HostCache.ofThisThread().get("localhost")).isNull());
    }

    @Test
    void lookupHostStillAnswersFromTheEventLoop() throws Exception {
        inNewThread(
                () -> {
                    QHostInfo.fromName("localhost");
                    List<QHostInfo> answers = new ArrayList<>();
                    QObject context = new QObject();
                    int id = QHostInfo.lookupHost("localhost", context, answers::add);
                    assertThat(answers).isEmpty();
                    assertThat(QTest.qWaitFor(() -> !answers.isEmpty(), 60_000)).isTrue();
                    assertThat(answers.get(0).lookupId()).isEqualTo(id);
                    assertThat(answers.get(0).addresses()).isNotEmpty();
                    context.dispose();
                });
    }

    @Test
    void anAnswerWithoutAddressIsNotKept() throws Exception {
        inNewThread(
                () -> {
                    // no name, so that no name server is asked
                    assertThat(QHostInfo.fromName("1.2.3.256").addresses()).isEmpty();
                    assertThat(HostCache.ofThisThread().get("1.2.3.256")).isNull();
                });
    }

    @Test
    void whatTheCallerDoesToAnAnswerStaysHis() throws Exception {
        inNewThread(
                () -> {
                    QHostInfo mine = QHostInfo.fromName("localhost");
                    int count = mine.addresses().size();
                    mine.setAddresses(List.of());
                    assertThat(HostCache.ofThisThread().get("localhost").addresses())
                            .hasSize(count);
                });
    }

    @Test
    void theOldestNamesAreForgottenFirst() throws Exception {
        inNewThread(
                () -> {
                    HostCache cache = HostCache.ofThisThread();
                    for (int i = 0; i < 200; i++) {
                        cache.put("host" + i, new QHostInfo());
                    }
                    assertThat(cache.get("host71")).isNull();
                    assertThat(cache.get("host72")).isNotNull();
                });
    }

    private static final class Closing implements AutoCloseable {
        final QTcpSocket socket = new QTcpSocket();

        @Override
        public void close() {
            socket.dispose();
        }
    }
}
