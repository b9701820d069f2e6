// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.examples.threadedfortuneserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.quayside.core.QThread;
import dev.quayside.examples.fortunes.Fortunes;
import dev.quayside.network.QHostAddress;
import dev.quayside.network.QSocketDescriptor;
import dev.quayside.testing.QSignalSpy;
import dev.quayside.testing.QTest;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.FutureTask;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A thread for each client, and none that stays. The crowds are large with {@code
 * -Dquayside.crowds=full}.
 */
class ThreadedFortuneServerTest {
    private static final boolean FULL = System.getProperty("quayside.crowds", "").equals("full");
    private static final Fortunes FORTUNES = Fortunes.of("Calm sea.", "Fog.", "Sun.");

    private ThreadedFortuneServer server;

    @AfterEach
    void dispose() {
        if (server != null) {
            server.dispose();
        }
    }

    @ParameterizedTest
    @EnumSource
    void servesACrowdAndKeepsNoThread(Threads threads) throws Exception {
        boolean virtual = threads == Threads.VIRTUAL;
        assumeTrue(!virtual || QThread.hasVirtualThreads(), "This Java has no virtual threads");
        int size = (virtual ? 200 : 100) * (FULL ? (virtual ? 10 : 5) : 1);
        server = new ThreadedFortuneServer(FORTUNES, virtual);
        server.setListenBacklogSize(size);
        server.listen(QHostAddress.SpecialAddress.LocalHost, 0);
        QSignalSpy failures = new QSignalSpy(server.failed);
        FutureTask<List<String>> crowd = new FutureTask<>(new Crowd(size, server.serverPort()));
        new Thread(crowd, "crowd").start();

        await(crowd::isDone);
        assertThat(crowd.get()).hasSize(size).isSubsetOf(FORTUNES.texts());
        await(() -> server.findChildren(QThread.class).isEmpty());
        assertThat(failures.isEmpty()).isTrue();
        await(() -> fortuneThreads().findAny().isEmpty()); // the system's end a little later
    }

    private static void await(BooleanSupplier condition) {
        assertThat(QTest.qWaitFor(condition, 60_000)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void eachClientHasAThreadOfTheWantedKind(Threads threads) throws Exception {
        boolean virtual = threads == Threads.VIRTUAL;
        assumeTrue(!virtual || QThread.hasVirtualThreads(), "This Java has no virtual threads");
        Set<QThread> seen = new CopyOnWriteArraySet<>();
        server =
                new ThreadedFortuneServer(FORTUNES, virtual) {
                    @Override
                    protected void incomingConnection(QSocketDescriptor descriptor) {
                        super.incomingConnection(descriptor);
                        seen.addAll(findChildren(QThread.class));
                    }
                };
        server.listen(QHostAddress.SpecialAddress.LocalHost, 0);
        FutureTask<List<String>> crowd = new FutureTask<>(new Crowd(5, server.serverPort()));
        new Thread(crowd, "crowd").start();

        await(crowd::isDone);
        assertThat(seen).hasSize(5).allMatch(thread -> thread.isVirtual() == virtual);
    }

    @Test
    void aConnectionThatIsGoneIsReportedAndTheServerGoesOn() throws Exception {
        server = new ThreadedFortuneServer(FORTUNES, false);
        server.listen(QHostAddress.SpecialAddress.LocalHost, 0);
        QSignalSpy failures = new QSignalSpy(server.failed);

        server.incomingConnection(closedDescriptor());

        assertThat(failures.wait(60_000)).isTrue();
        assertThat(failures.takeFirst().get(0)).asString().isNotEmpty();
        await(() -> server.findChildren(QThread.class).isEmpty());
        FutureTask<List<String>> next = new FutureTask<>(new Crowd(1, server.serverPort()));
        new Thread(next, "crowd").start();
        await(next::isDone);
        assertThat(next.get()).hasSize(1);
    }

    private static QSocketDescriptor closedDescriptor() throws IOException {
        SocketChannel channel = SocketChannel.open();
        QSocketDescriptor descriptor = QSocketDescriptor.of(channel);
        channel.close();
        return descriptor;
    }

    private static Stream<String> fortuneThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.contains("FortuneThread"));
    }
}
