// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.epoll;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Run by {@link InheritedChannelTest} in a process of its own whose standard streams are a socket.
 * What it sees it writes to the standard error, which is not.
 */
final class InheritedProgram {
    private InheritedProgram() {}

    public static void main(String[] args) throws Exception {
        EpollSelectorProvider provider = new EpollSelectorProvider();
        Channel channel = provider.inheritedChannel();
        System.err.println("same " + (provider.inheritedChannel() == channel));
        if (channel instanceof ServerSocketChannel listener) {
            System.err.println("listener " + (listener.getLocalAddress() != null));
            answer(listener.accept());
            Worker<SocketChannel> waiting = Worker.start(listener::accept).untilItWaits();
            listener.close();
            System.err.println(waiting.failure());
        } else if (channel instanceof SocketChannel connection) {
            System.err.println("connection " + (connection.getRemoteAddress() != null));
            answer(connection);
        } else {
            System.err.println("nothing inherited");
        }
        System.err.println("sockets left " + sockets());
    }

    private static long sockets() throws IOException {
        try (Stream<Path> all = Files.list(Path.of("/proc/self/fd"))) {
            return all.filter(InheritedProgram::isSocket).count();
        }
    }

    private static boolean isSocket(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
        } catch (IOException e) {
            return false; // closed meanwhile
        }
    }

    /** Watched by a selector, from whose list the channel has to be gone when it is closed. */
    private static void answer(SocketChannel connection) throws Exception {
        try (Selector selector = new EpollSelectorProvider().openSelector()) {
            connection.configureBlocking(false);
            connection.register(selector, SelectionKey.OP_READ);
            ByteBuffer five = ByteBuffer.allocate(5);
            while (five.hasRemaining()) {
                selector.select();
                connection.read(five);
            }
            connection.write(five.flip());
            connection.close();
            selector.selectNow();
            System.err.println("keys " + selector.keys().size());
        }
    }
}
