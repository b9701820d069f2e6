// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.epoll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What our selector does beyond the contract. */
@SuppressWarnings("try")
class EpollSelectorTest {
    private final EpollSelectorProvider provider = Providers.OURS;

    @Test
    void anActionIsNotCalledForAKeyThatAnotherOneCancelled() throws Exception {
        try (Selector selector = provider.openSelector();
                Pair pair = Pair.of(provider).nonBlocking()) {
            pair.client().register(selector, SelectionKey.OP_WRITE);
            pair.server().register(selector, SelectionKey.OP_WRITE);
            List<SelectionKey> called = new ArrayList<>();
            selector.select(
                    key -> {
                        called.add(key);
                        selector.keys().forEach(SelectionKey::cancel);
                    });
            assertThat(called).hasSize(1);
        }
    }

    @Test
    void aWakeupIsNotReadFromWhoGotTheNumberOfAClosedSelectors() throws Exception {
        try (ServerSocketChannel listener = Pair.listen(provider)) {
            WakeUp wakeUp = new WakeUp();
            wakeUp.set();
            wakeUp.close();
            try (EpollSocketChannel next = (EpollSocketChannel) provider.openSocketChannel()) {
                assertThat(next.descriptor().number()).isEqualTo(wakeUp.descriptor().number());
                next.connect(listener.getLocalAddress());
                try (SocketChannel server = listener.accept()) {
                    Pair.send(server, "for the new one");
                    wakeUp.clear();
                    wakeUp.set();
                    assertThat(Pair.receive(next, 15)).isEqualTo("for the new one");
                }
            }
        }
    }

    /** The kernel refuses to watch a file. */
    @Test
    void whatCannotBeWatchedIsToldByEachSelectUntilItIsCancelled(@TempDir Path folder)
            throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        try (Selector selector = provider.openSelector();
                FileInputStream stream = new FileInputStream(file.toFile());
                EpollSocketChannel bad =
                        new EpollSocketChannel(
                                provider, Descriptor.of(copy(file)), false, null, new byte[16]);
                Pair pair = Pair.of(provider).nonBlocking()) {
            bad.configureBlocking(false);
            SelectionKey key = bad.register(selector, SelectionKey.OP_WRITE);
            pair.client().register(selector, SelectionKey.OP_WRITE);
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(selector::selectNow)
                        .isInstanceOf(IOException.class)
                        .hasMessage("Operation not permitted");
            }
            key.cancel();
            assertThat(selector.selectNow()).isEqualTo(1);
        }
    }

    /** Returns another descriptor of a file that is open. */
    private static int copy(Path file) throws IOException {
        try (Stream<Path> all = Files.list(Path.of("/proc/self/fd"))) {
            Path descriptor = all.filter(each -> refersTo(each, file)).findFirst().orElseThrow();
            return SocketCalls.duplicate(Integer.parseInt(descriptor.getFileName().toString()));
        }
    }

    private static boolean refersTo(Path descriptor, Path file) {
        try {
            return Files.readSymbolicLink(descriptor).equals(file);
        } catch (IOException e) {
            return false; // closed meanwhile
        }
    }
}
