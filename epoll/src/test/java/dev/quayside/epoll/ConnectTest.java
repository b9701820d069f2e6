// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.epoll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.AlreadyBoundException;
import java.nio.channels.AlreadyConnectedException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ConnectionPendingException;
import java.nio.channels.NoConnectionPendingException;
import java.nio.channels.NotYetConnectedException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnresolvedAddressException;
import java.nio.channels.UnsupportedAddressTypeException;
import java.nio.channels.spi.SelectorProvider;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@SuppressWarnings("try")
@ParameterizedClass
@MethodSource("dev.quayside.epoll.Providers#both")
class ConnectTest {
    @Parameter SelectorProvider provider;

    @Test
    void aBlockingConnectReturnsWhenItIsConnected() throws Exception {
        try (ServerSocketChannel listener = Pair.listen(provider);
                SocketChannel client = provider.openSocketChannel()) {
            assertThat(client.isConnected()).isFalse();
            assertThat(client.connect(listener.getLocalAddress())).isTrue();
            assertThat(client.isConnected()).isTrue();
            assertThat(client.isConnectionPending()).isFalse();
            assertThat(client.finishConnect()).isTrue();
            assertThat(client.getRemoteAddress()).isEqualTo(listener.getLocalAddress());
        }
    }

    @Test
    void aNonBlockingConnectIsFinishedWhenTheSelectorSaysSo() throws Exception {
        try (ServerSocketChannel listener = Pair.listen(provider);
                SocketChannel client = provider.openSocketChannel();
                Selector selector = provider.openSelector()) {
            client.configureBlocking(false);
            if (!client.connect(listener.getLocalAddress())) {
                assertThat(client.isConnectionPending()).isTrue();
                client.register(selector, SelectionKey.OP_CONNECT);
                assertThat(selector.select()).isEqualTo(1);
                assertThat(client.finishConnect()).isTrue();
            }
            assertThat(client.isConnected()).isTrue();
            assertThat(client.isConnectionPending()).isFalse();
        }
    }

    @Test
    void aRefusedConnectionClosesTheChannel() throws Exception {
        try (SocketChannel client = provider.openSocketChannel()) {
            SocketAddress nobody = Pair.nobody(provider);
            assertThatThrownBy(() -> client.connect(nobody))
                    .isInstanceOf(ConnectException.class)
                    .hasMessage("Connection refused");
            assertThat(client.isOpen()).isFalse();
            assertThatThrownBy(() -> client.connect(nobody))
                    .isExactlyInstanceOf(ClosedChannelException.class);
        }
    }

    @Test
    void aRefusalIsToldByFinishConnectToWhoDoesNotBlock() throws Exception {
        try (SocketChannel client = provider.openSocketChannel();
                Selector selector = provider.openSelector()) {
            client.configureBlocking(false);
            client.register(selector, SelectionKey.OP_CONNECT);
            SocketAddress nobody = Pair.nobody(provider);
            assertThatThrownBy(
                            () -> {
                                client.connect(nobody);
                                selector.select();
                                client.finishConnect();
                            })
                    .isInstanceOf(ConnectException.class)
                    .hasMessage("Connection refused");
            assertThat(client.isOpen()).isFalse();
        }
    }

    @Test
    void whatIsNotConnectedCanNeitherReadNorWriteNorEnd() throws Exception {
        try (SocketChannel client = provider.openSocketChannel()) {
            for (boolean blocking : new boolean[] {true, false}) {
                client.configureBlocking(blocking);
                for (int size : new int[] {0, 1}) {
                    ByteBuffer[] one = {ByteBuffer.allocate(size)};
                    assertNotYetConnected(() -> client.read(one[0]));
                    assertNotYetConnected(() -> client.read(one));
                    assertNotYetConnected(() -> client.write(one[0]));
                    assertNotYetConnected(() -> client.write(one));
                }
                ByteBuffer[] direct = {ByteBuffer.allocateDirect(1), ByteBuffer.allocateDirect(1)};
                assertNotYetConnected(() -> client.write(direct));
            }
            assertNotYetConnected(client::shutdownInput);
            assertNotYetConnected(client::shutdownOutput);
            assertThatThrownBy(client::finishConnect)
                    .isInstanceOf(NoConnectionPendingException.class);
            assertThat(client.getRemoteAddress()).isNull();
            assertThat(client.getLocalAddress()).isNull();
        }
    }

    private static void assertNotYetConnected(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(NotYetConnectedException.class);
    }

    @Test
    void whatIsConnectedCanNeitherConnectNorBindAgain() throws Exception {
        try (Pair pair = Pair.of(provider)) {
            SocketAddress other = Pair.nobody(provider);
            for (SocketChannel end : new SocketChannel[] {pair.client(), pair.server()}) {
                assertThatThrownBy(() -> end.connect(other))
                        .isInstanceOf(AlreadyConnectedException.class);
                assertThatThrownBy(() -> end.bind(null)).isInstanceOf(AlreadyBoundException.class);
                assertThat(end.isOpen()).isTrue();
            }
        }
    }

    @Test
    void whatIsOnItsWayCannotStartAgain() throws Exception {
        try (Pair.Full full = new Pair.Full(provider);
                SocketChannel client = provider.openSocketChannel()) {
            client.configureBlocking(false);
            assertThat(client.connect(full.address())).isFalse();
            assertThat(client.isConnectionPending()).isTrue();
            assertThat(client.finishConnect()).isFalse();
            assertThatThrownBy(() -> client.connect(full.address()))
                    .isInstanceOf(ConnectionPendingException.class);
            assertThatThrownBy(() -> client.bind(null))
                    .isInstanceOf(ConnectionPendingException.class);
            assertNotYetConnected(() -> client.read(ByteBuffer.allocate(1)));
            assertThat(client.isConnectionPending()).isTrue();
        }
    }

    @Test
    void aSignalDoesNotEndABlockingConnect() throws Exception {
        try (Pair.Full full = new Pair.Full(provider);
                SocketChannel client = provider.openSocketChannel()) {
            Worker<Boolean> worker = Worker.start(() -> client.connect(full.address()));
            worker.untilItWaits().signal();
            worker.untilItWaits();
            assertThat(client.isConnected()).isFalse();
            assertThat(worker.isDone()).isFalse();
            client.close();
            assertThat(worker.failure()).isInstanceOf(ClosedChannelException.class);
        }
    }

    @Test
    void anOwnAddressCanBeChosen() throws Exception {
        try (ServerSocketChannel listener = Pair.listen(provider);
                SocketChannel client = provider.openSocketChannel()) {
            client.bind(Pair.anyPort());
            SocketAddress own = client.getLocalAddress();
            assertThat(((InetSocketAddress) own).getPort()).isPositive();
            assertThatThrownBy(() -> client.bind(null)).isInstanceOf(AlreadyBoundException.class);
            client.connect(listener.getLocalAddress());
            try (SocketChannel accepted = listener.accept()) {
                assertThat(accepted.getRemoteAddress()).isEqualTo(own);
            }
        }
    }

    @Test
    void anAddressHasToBeKnownAndOfTheChannelsFamily() throws Exception {
        SocketAddress unknown = InetSocketAddress.createUnresolved("no.such.host.invalid", 1);
        try (SocketChannel client = provider.openSocketChannel(StandardProtocolFamily.INET)) {
            assertThatThrownBy(() -> client.bind(unknown))
                    .isInstanceOf(UnresolvedAddressException.class);
            assertUnsupported(() -> client.bind(new InetSocketAddress("::1", 0)));
            assertUnsupported(() -> client.bind(new OtherAddress()));
            assertUnsupported(() -> client.connect(new InetSocketAddress("::1", 1)));
            assertUnsupported(() -> client.connect(new OtherAddress()));
            assertThatThrownBy(() -> client.connect(unknown))
                    .isInstanceOf(UnresolvedAddressException.class);
        }
    }

    private static void assertUnsupported(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(UnsupportedAddressTypeException.class);
    }

    private static final class OtherAddress extends SocketAddress {
        private static final long serialVersionUID = 1;
    }

    @Test
    void theAddressOfAnyIsThisMachine() throws Exception {
        for (String host : new String[] {"0.0.0.0", "::"}) {
            try (ServerSocketChannel listener =
                            provider.openServerSocketChannel().bind(new InetSocketAddress(0));
                    SocketChannel client = provider.openSocketChannel()) {
                int port = ((InetSocketAddress) listener.getLocalAddress()).getPort();
                client.connect(new InetSocketAddress(host, port));
                InetAddress peer = ((InetSocketAddress) client.getRemoteAddress()).getAddress();
                assertThat(peer.getHostAddress())
                        .isEqualTo(host.equals("::") ? "0:0:0:0:0:0:0:1" : "127.0.0.1");
            }
        }
    }

    @Test
    void whatIsClosedCannotBeUsed() throws Exception {
        SocketChannel client = provider.openSocketChannel();
        client.close();
        ByteBuffer[] one = {ByteBuffer.allocate(1)};
        ByteBuffer empty = ByteBuffer.allocate(0);
        assertClosed(() -> client.connect(Pair.anyPort()));
        assertClosed(client::finishConnect);
        assertClosed(() -> client.bind(null));
        assertClosed(() -> client.read(one[0]));
        assertClosed(() -> client.read(empty));
        assertClosed(() -> client.read(one));
        assertClosed(() -> client.write(one[0]));
        assertClosed(() -> client.write(empty));
        assertClosed(() -> client.write(one));
        assertClosed(client::shutdownInput);
        assertClosed(client::shutdownOutput);
        assertClosed(client::getLocalAddress);
        assertClosed(client::getRemoteAddress);
        assertClosed(() -> client.configureBlocking(false));
        assertThat(client.isConnected()).isFalse();
        assertThat(client.isConnectionPending()).isFalse();
        client.close();
    }

    private static void assertClosed(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(ClosedChannelException.class);
    }

    @Test
    void ofManyWhoFinishARefusedConnectionNobodyIsToldThatItSucceeded() throws Exception {
        SocketAddress nobody = Pair.nobody(provider);
        for (int round = 0; round < 50; round++) {
            try (SocketChannel client = provider.openSocketChannel()) {
                client.configureBlocking(false);
                if (tryConnect(client, nobody)) {
                    Worker<Boolean> one = Worker.start(() -> finishes(client));
                    Worker<Boolean> other = Worker.start(() -> finishes(client));
                    assertThat(one.result()).isFalse();
                    assertThat(other.result()).isFalse();
                }
            }
        }
    }

    private static boolean tryConnect(SocketChannel client, SocketAddress to) {
        try {
            client.connect(to);
            return true;
        } catch (IOException e) {
            return false; // refused at once
        }
    }

    private static boolean finishes(SocketChannel client) {
        try {
            while (!client.finishConnect()) {
                Thread.onSpinWait();
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
