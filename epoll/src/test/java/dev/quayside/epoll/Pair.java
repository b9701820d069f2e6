// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.epoll;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.channels.spi.SelectorProvider;
import java.nio.charset.StandardCharsets;

/** Two channels that are connected with each other. */
record Pair(SocketChannel client, SocketChannel server) implements Closeable {
    static Pair of(SelectorProvider provider) throws IOException {
        try (ServerSocketChannel listener = listen(provider)) {
            SocketChannel client = provider.openSocketChannel();
            client.connect(listener.getLocalAddress());
            return new Pair(client, listener.accept());
        }
    }

    static ServerSocketChannel listen(SelectorProvider provider) throws IOException {
        return provider.openServerSocketChannel().bind(anyPort());
    }

    static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    /** Returns an address of this machine where nobody listens. */
    static SocketAddress nobody(SelectorProvider provider) throws IOException {
        try (ServerSocketChannel listener = listen(provider)) {
            return listener.getLocalAddress();
        }
    }

    Pair nonBlocking() throws IOException {
        client.configureBlocking(false);
        server.configureBlocking(false);
        return this;
    }

    /** Makes the server end so that the client is told that the connection was reset. */
    void reset() throws IOException {
        server.setOption(StandardSocketOptions.SO_LINGER, 0);
        server.close();
    }

    @Override
    public void close() throws IOException {
        client.close();
        server.close();
    }

    // -- data -------------------------------------------------------------------------------------

    static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    static String text(ByteBuffer read) {
        return StandardCharsets.ISO_8859_1.decode(read.flip()).toString();
    }

    static void send(WritableByteChannel to, String text) throws IOException {
        ByteBuffer bytes = bytes(text);
        while (bytes.hasRemaining()) {
            to.write(bytes);
        }
    }

    /** Reads so many bytes from a blocking channel, or less at its end. */
    static String receive(ReadableByteChannel from, int count) throws IOException {
        ByteBuffer into = ByteBuffer.allocate(count);
        while (into.hasRemaining() && from.read(into) >= 0) {
            continue;
        }
        return text(into);
    }

    /**
     * Writes to a non-blocking channel until the kernel takes no more; returns how much it took.
     */
    static long fill(WritableByteChannel channel) throws IOException {
        ByteBuffer block = ByteBuffer.allocateDirect(1 << 16);
        long total = 0;
        for (int n = 1; n > 0; total += n) {
            n = channel.write(block.clear());
        }
        return total;
    }

    // -- a connection that stays on its way -------------------------------------------------------

    /** A listener that accepts nobody any more: the kernel lets whoever connects wait. */
    static final class Full implements Closeable {
        private final ServerSocketChannel listener;
        private final SocketChannel[] waiting = new SocketChannel[2];

        Full(SelectorProvider provider) throws IOException {
            listener =
                    provider.openServerSocketChannel(StandardProtocolFamily.INET)
                            .bind(new InetSocketAddress("127.0.0.1", 0), 1);
            for (int i = 0; i < waiting.length; i++) {
                waiting[i] = SocketChannel.open(address());
            }
        }

        SocketAddress address() throws IOException {
            return listener.getLocalAddress();
        }

        @Override
        public void close() throws IOException {
            for (SocketChannel each : waiting) {
                each.close();
            }
            listener.close();
        }
    }
}
