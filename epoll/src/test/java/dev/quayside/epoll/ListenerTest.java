// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.epoll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.AlreadyBoundException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NotYetBoundException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnresolvedAddressException;
import java.nio.channels.UnsupportedAddressTypeException;
import java.nio.channels.spi.SelectorProvider;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@SuppressWarnings("try")
@ParameterizedClass
@MethodSource("dev.quayside.epoll.Providers#both")
class ListenerTest {
    @Parameter SelectorProvider provider;

    @Test
    void aBlockingAcceptWaitsForAConnection() throws Exception {
        try (ServerSocketChannel listener = Pair.listen(provider)) {
            Worker<SocketChannel> worker = Worker.start(listener::accept).untilItWaits();
            assertThat(worker.isDone()).isFalse();
            worker.signal();
            try (SocketChannel client = SocketChannel.open(listener.getLocalAddress());
                    SocketChannel accepted = worker.result()) {
                assertThat(accepted.isBlocking()).isTrue();
                assertThat(accepted.isConnected()).isTrue();
                assertThat(accepted.getRemoteAddress()).isEqualTo(client.getLocalAddress());
                assertThat(accepted.getLocalAddress()).isEqualTo(client.getRemoteAddress());
            }
        }
    }

    @Test
    void aNonBlockingAcceptReturnsNothingAtOnce() throws Exception {
        try (ServerSocketChannel listener = Pair.listen(provider)) {
            listener.configureBlocking(false);
            assertThat(listener.accept()).isNull();
            try (SocketChannel client = SocketChannel.open(listener.getLocalAddress());
                    SocketChannel accepted = listener.accept()) {
                assertThat(accepted.isBlocking()).isTrue();
                assertThat(accepted.getRemoteAddress()).isEqualTo(client.getLocalAddress());
            }
            assertThat(listener.accept()).isNull();
        }
    }

    @Test
    void whatAnInterruptedThreadHasAcceptedIsClosed() throws Exception {
        for (int round = 0; round < 50; round++) {
            try (ServerSocketChannel listener = Pair.listen(Providers.OURS)) {
                Worker<SocketChannel> worker = Worker.start(listener::accept);
                try (SocketChannel client = SocketChannel.open(listener.getLocalAddress())) {
                    worker.interrupt();
                    if (worker.failure() == null) {
                        worker.result().close();
                    }
                    assertThat(ends(client)).isTrue();
                }
            }
        }
    }

    /** Returns when it is over; by a reset, if nobody had accepted it. */
    private static boolean ends(SocketChannel client) throws Exception {
        try {
            return client.read(ByteBuffer.allocate(1)) < 0;
        } catch (IOException e) {
            return true;
        }
    }

    @Test
    void manyCanAcceptAtOnce() throws Exception {
        try (ServerSocketChannel listener = Pair.listen(provider)) {
            Worker<SocketChannel> one = Worker.start(listener::accept).untilItWaits();
            Worker<SocketChannel> two = Worker.start(listener::accept).untilItWaits();
            Set<SocketAddress> clients = new HashSet<>();
            Set<SocketAddress> accepted = new HashSet<>();
            try (SocketChannel first = SocketChannel.open(listener.getLocalAddress());
                    SocketChannel second = SocketChannel.open(listener.getLocalAddress());
                    SocketChannel a = one.result();
                    SocketChannel b = two.result()) {
                clients.add(first.getLocalAddress());
                clients.add(second.getLocalAddress());
                accepted.add(a.getRemoteAddress());
                accepted.add(b.getRemoteAddress());
            }
            assertThat(accepted).isEqualTo(clients);
        }
    }

    @Test
    void whatIsNotBoundCannotAccept() throws Exception {
        try (ServerSocketChannel listener = provider.openServerSocketChannel()) {
            assertThat(listener.getLocalAddress()).isNull();
            assertThatThrownBy(listener::accept).isInstanceOf(NotYetBoundException.class);
        }
    }

    @Test
    void itIsBoundOnce() throws Exception {
        try (ServerSocketChannel listener = provider.openServerSocketChannel()) {
            assertThat(listener.bind(null)).isSameAs(listener);
            InetSocketAddress own = (InetSocketAddress) listener.getLocalAddress();
            assertThat(own.getAddress().isAnyLocalAddress()).isTrue();
            assertThat(own.getPort()).isPositive();
            assertThatThrownBy(() -> listener.bind(Pair.anyPort()))
                    .isInstanceOf(AlreadyBoundException.class);
            assertThat(listener.getLocalAddress()).isEqualTo(own);
        }
    }

    @Test
    void anAddressThatIsTakenCannotBeHad() throws Exception {
        try (ServerSocketChannel first = Pair.listen(provider);
                ServerSocketChannel second = provider.openServerSocketChannel()) {
            assertThatThrownBy(() -> second.bind(first.getLocalAddress()))
                    .isInstanceOf(BindException.class)
                    .hasMessage("Address already in use");
            assertThat(second.isOpen()).isTrue();
            assertThat(second.bind(Pair.anyPort()).getLocalAddress()).isNotNull();
        }
    }

    @Test
    void anAddressOfAnotherMachineCannotBeHad() throws Exception {
        try (ServerSocketChannel listener = provider.openServerSocketChannel()) {
            assertThatThrownBy(() -> listener.bind(new InetSocketAddress("192.0.2.1", 0)))
                    .isInstanceOf(BindException.class)
                    .hasMessage("Cannot assign requested address");
        }
    }

    @Test
    void anAddressHasToBeKnownAndOfTheChannelsFamily() throws Exception {
        try (ServerSocketChannel listener =
                provider.openServerSocketChannel(StandardProtocolFamily.INET)) {
            SocketAddress unknown = InetSocketAddress.createUnresolved("no.such.host.invalid", 1);
            assertThatThrownBy(() -> listener.bind(unknown))
                    .isInstanceOf(UnresolvedAddressException.class);
            assertThatThrownBy(() -> listener.bind(new InetSocketAddress("::1", 0)))
                    .isInstanceOf(UnsupportedAddressTypeException.class);
        }
    }

    @Test
    void anAddressCanBeTakenAgainWhileOldConnectionsLinger() throws Exception {
        SocketAddress address;
        try (ServerSocketChannel listener = Pair.listen(provider);
                SocketChannel client = SocketChannel.open(listener.getLocalAddress())) {
            address = listener.getLocalAddress();
            listener.accept().close();
            assertThat(Pair.receive(client, 1)).isEmpty();
        }
        try (ServerSocketChannel next = provider.openServerSocketChannel()) {
            assertThat(next.getOption(StandardSocketOptions.SO_REUSEADDR)).isTrue();
            assertThat(next.bind(address).getLocalAddress()).isEqualTo(address);
        }
    }

    @Test
    void moreThanTheBacklogHaveToWait() throws Exception {
        try (Pair.Full full = new Pair.Full(provider);
                SocketChannel late = provider.openSocketChannel()) {
            late.configureBlocking(false);
            assertThat(late.connect(full.address())).isFalse();
            assertThat(late.finishConnect()).isFalse();
        }
    }

    @Test
    void whatIsClosedCannotBeUsed() throws Exception {
        ServerSocketChannel listener = Pair.listen(provider);
        SocketAddress address = listener.getLocalAddress();
        listener.close();
        listener.close();
        assertThatThrownBy(listener::accept).isInstanceOf(ClosedChannelException.class);
        assertThatThrownBy(() -> listener.bind(null)).isInstanceOf(ClosedChannelException.class);
        assertThatThrownBy(listener::getLocalAddress).isInstanceOf(ClosedChannelException.class);
        assertThatThrownBy(() -> SocketChannel.open(address))
                .hasMessageStartingWith("Connection refused");
    }

    @Test
    void whoAcceptsWhileAnotherThreadClosesIsToldSo() throws Exception {
        for (int round = 0; round < 50; round++) {
            ServerSocketChannel listener = Pair.listen(provider);
            listener.configureBlocking(round % 2 == 0);
            Worker<SocketChannel> worker = Worker.start(() -> acceptForEver(listener));
            Thread.yield();
            listener.close();
            assertThat(worker.failure()).isInstanceOf(ClosedChannelException.class);
        }
    }

    private static SocketChannel acceptForEver(ServerSocketChannel listener) throws Exception {
        while (true) {
            listener.accept();
        }
    }
}
