// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class QSocketDescriptorTest {
    private static ServerSocketChannel listen() throws IOException {
        return ServerSocketChannel.open()
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    @Test
    void givesItsChannelOnce() throws IOException {
        try (SocketChannel channel = SocketChannel.open()) {
            QSocketDescriptor descriptor = QSocketDescriptor.of(channel);
            assertThat(descriptor.isTaken()).isFalse();
            assertThat(descriptor.isListener()).isFalse();
            assertThat(descriptor.take()).isSameAs(channel);

            assertThat(descriptor.isTaken()).isTrue();
            assertThatExceptionOfType(IllegalStateException.class).isThrownBy(descriptor::take);
            descriptor.close();
            assertThat(channel.isOpen()).as("it is the taker's now").isTrue();
        }
    }

    @Test
    void closesWhatNobodyTook() throws IOException {
        ServerSocketChannel channel = listen();
        QSocketDescriptor descriptor = QSocketDescriptor.of(channel);
        assertThat(descriptor.isListener()).isTrue();
        assertThat(descriptor.isValid()).isTrue();
        descriptor.close();
        descriptor.close();

        assertThat(channel.isOpen()).isFalse();
        assertThat(descriptor.isValid()).isFalse();
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(descriptor::take);
        assertThat(descriptor).hasToString("QSocketDescriptor(closed)");
    }

    @Test
    void resetsThePeer() throws IOException {
        try (ServerSocketChannel listener = listen();
                SocketChannel client = SocketChannel.open(listener.getLocalAddress())) {
            QSocketDescriptor.of(listener.accept()).closeWithReset();

            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> client.read(ByteBuffer.allocate(1)));
        }
    }

    @Test
    void isEqualToAnotherOfTheSameChannel() throws IOException {
        try (SocketChannel one = SocketChannel.open();
                SocketChannel two = SocketChannel.open()) {
            assertThat(QSocketDescriptor.of(one))
                    .isEqualTo(QSocketDescriptor.of(one))
                    .hasSameHashCodeAs(QSocketDescriptor.of(one))
                    .isNotEqualTo(QSocketDescriptor.of(two));
        }
    }

    @Test
    void saysWhoIsConnected() throws IOException {
        try (ServerSocketChannel listener = listen();
                SocketChannel client = SocketChannel.open(listener.getLocalAddress())) {
            assertThat(QSocketDescriptor.of(listener).toString())
                    .contains("listening on", "127.0.0.1:" + listener.socket().getLocalPort());
            assertThat(QSocketDescriptor.of(client).toString())
                    .contains(" to ", "127.0.0.1:" + listener.socket().getLocalPort());
        }
    }

    @Test
    void letsOneOfManyThreadsTakeIt() throws Exception {
        AtomicInteger takers = new AtomicInteger();
        try (SocketChannel channel = SocketChannel.open()) {
            QSocketDescriptor descriptor = QSocketDescriptor.of(channel);
            CountDownLatch go = new CountDownLatch(1);
            Thread[] threads = new Thread[8];
            for (int i = 0; i < threads.length; i++) {
                threads[i] =
                        new Thread(
                                () -> {
                                    try {
                                        go.await();
                                        descriptor.take();
                                        takers.incrementAndGet();
                                    } catch (IllegalStateException | InterruptedException e) {
                                        // somebody else was first
                                    }
                                });
                threads[i].start();
            }
            go.countDown();
            for (Thread thread : threads) {
                thread.join();
            }
        }
        assertThat(takers).hasValue(1);
    }

    @Test
    void doesNotTakeNull() {
        assertThatNullPointerException()
                .isThrownBy(() -> QSocketDescriptor.of((SocketChannel) null));
        assertThatNullPointerException()
                .isThrownBy(() -> QSocketDescriptor.of((ServerSocketChannel) null));
    }

    @Test
    void findsNothingInherited() throws IOException {
        assertThat(QSocketDescriptor.inherited()).isNull();
    }
}
