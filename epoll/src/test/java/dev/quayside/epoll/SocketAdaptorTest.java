// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.epoll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.StandardSocketOptions;
import java.nio.channels.IllegalBlockingModeException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.SelectorProvider;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Channels seen as Java's older sockets. */
@SuppressWarnings("try")
@ParameterizedClass
@MethodSource("dev.quayside.epoll.Providers#both")
class SocketAdaptorTest {
    @Parameter SelectorProvider provider;

    private Pair pair;
    private Socket client;
    private Socket server;

    @BeforeEach
    void open() throws IOException {
        pair = Pair.of(provider);
        client = pair.client().socket();
        server = pair.server().socket();
    }

    @AfterEach
    void close() throws IOException {
        pair.close();
    }

    @Test
    void thereIsOneForEachChannel() {
        assertThat(pair.client().socket()).isSameAs(client);
        assertThat(client.getChannel()).isSameAs(pair.client());
        assertThat(client.isConnected()).isTrue();
        assertThat(client.isBound()).isTrue();
        assertThat(client.isClosed()).isFalse();
    }

    @Test
    void itsStreamsAreThoseOfTheConnection() throws Exception {
        OutputStream out = client.getOutputStream();
        InputStream in = server.getInputStream();
        out.write(0xfe);
        out.write(new byte[] {1, 2, 3, 4}, 1, 2);
        assertThat(in.read()).isEqualTo(0xfe);
        assertThat(in.readNBytes(2)).containsExactly(2, 3);
        assertThat(in.available()).isZero();
        assertThat(in.read(new byte[0])).isZero();
        client.shutdownOutput();
        assertThat(client.isOutputShutdown()).isTrue();
        assertThat(in.read()).isEqualTo(-1);
        assertThat(in.read(new byte[5])).isEqualTo(-1);
        assertThatThrownBy(() -> out.write(1)).isInstanceOf(IOException.class);
        assertThatThrownBy(client::getOutputStream).isInstanceOf(SocketException.class);
        in.close();
        assertThat(pair.server().isOpen()).isFalse();
        assertThatThrownBy(server::getInputStream)
                .isInstanceOf(SocketException.class)
                .hasMessage("Socket is closed");
    }

    @Test
    void whatHasArrivedIsCounted() throws Exception {
        client.getOutputStream().write(new byte[5]);
        InputStream in = server.getInputStream();
        assertThat(in.read()).isZero();
        while (in.available() < 4) {
            Thread.onSpinWait();
        }
        assertThat(in.available()).isEqualTo(4);
        server.shutdownInput();
        assertThat(server.isInputShutdown()).isTrue();
        assertThat(in.available()).isZero();
        assertThat(in.read()).isEqualTo(-1);
    }

    @Test
    void oneCanWriteWhileAnotherReads() throws Exception {
        Worker<Integer> reader = Worker.start(() -> client.getInputStream().read()).untilItWaits();
        client.getOutputStream().write(1);
        assertThat(server.getInputStream().read()).isEqualTo(1);
        server.getOutputStream().write(2);
        assertThat(reader.result()).isEqualTo(2);
    }

    @Test
    void closingItWakesWhoReads() throws Exception {
        Worker<Integer> reader = Worker.start(() -> client.getInputStream().read()).untilItWaits();
        client.close();
        assertThat(reader.failure()).isInstanceOf(IOException.class);
        assertThat(client.isClosed()).isTrue();
        assertThat(pair.client().isOpen()).isFalse();
    }

    @Test
    void ofANonBlockingChannelThereAreNoStreams() throws Exception {
        InputStream in = client.getInputStream();
        OutputStream out = client.getOutputStream();
        pair.client().configureBlocking(false);
        assertThatThrownBy(in::read).isInstanceOf(IllegalBlockingModeException.class);
        assertThatThrownBy(() -> out.write(1)).isInstanceOf(IllegalBlockingModeException.class);
    }

    @Test
    void itKnowsTheAddresses() throws Exception {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        assertThat(client.getInetAddress()).isEqualTo(loopback);
        assertThat(client.getLocalAddress()).isEqualTo(loopback);
        assertThat(client.getPort()).isEqualTo(server.getLocalPort());
        assertThat(client.getLocalPort()).isEqualTo(server.getPort());
        assertThat(client.getRemoteSocketAddress()).isEqualTo(pair.client().getRemoteAddress());
        assertThat(client.getLocalSocketAddress()).isEqualTo(pair.client().getLocalAddress());
    }

    @Test
    void thePeersAddressIsKnownAfterTheEnd() throws Exception {
        Object peer = pair.client().getRemoteAddress();
        client.close();
        assertThat(client.getRemoteSocketAddress()).isEqualTo(peer);
        assertThat(client.getInetAddress()).isEqualTo(InetAddress.getLoopbackAddress());
        assertThat(client.getPort()).isPositive();
        assertThat(client.getLocalAddress().isAnyLocalAddress()).isTrue();
    }

    @Test
    void whatIsNotConnectedHasNoPeer() throws Exception {
        try (SocketChannel channel = provider.openSocketChannel()) {
            Socket socket = channel.socket();
            assertThat(socket.isConnected()).isFalse();
            assertThat(socket.isBound()).isFalse();
            assertThat(socket.getInetAddress()).isNull();
            assertThat(socket.getPort()).isZero();
            assertThat(socket.getLocalPort()).isEqualTo(-1);
            assertThat(socket.getLocalAddress().isAnyLocalAddress()).isTrue();
            assertThat(socket.getRemoteSocketAddress()).isNull();
            assertThat(socket.getLocalSocketAddress()).isNull();
            assertThatThrownBy(socket::getInputStream)
                    .isInstanceOf(SocketException.class)
                    .hasMessage("Socket is not connected");
            assertThatThrownBy(socket::getOutputStream)
                    .isInstanceOf(SocketException.class)
                    .hasMessage("Socket is not connected");
        }
    }

    @Test
    void itBindsAndConnects() throws Exception {
        try (ServerSocketChannel listener = Pair.listen(provider);
                SocketChannel channel = provider.openSocketChannel()) {
            Socket socket = channel.socket();
            socket.bind(Pair.anyPort());
            assertThat(socket.isBound()).isTrue();
            socket.connect(listener.getLocalAddress());
            assertThat(channel.isConnected()).isTrue();
        }
    }

    @Test
    void itHasTheOptionsOfTheChannel() throws Exception {
        client.setTcpNoDelay(true);
        assertThat(client.getTcpNoDelay()).isTrue();
        assertThat(pair.client().getOption(StandardSocketOptions.TCP_NODELAY)).isTrue();
        client.setKeepAlive(true);
        assertThat(client.getKeepAlive()).isTrue();
        client.setReuseAddress(true);
        assertThat(client.getReuseAddress()).isTrue();
        client.setOOBInline(true);
        assertThat(client.getOOBInline()).isTrue();
        client.setSoLinger(true, 3);
        assertThat(client.getSoLinger()).isEqualTo(3);
        client.setSoLinger(false, -7);
        assertThat(client.getSoLinger()).isEqualTo(-1);
        client.setTrafficClass(0x10);
        assertThat(client.getTrafficClass()).isEqualTo(0x10);
        client.setSendBufferSize(20_000);
        assertThat(client.getSendBufferSize()).isEqualTo(20_000);
        client.setReceiveBufferSize(20_000);
        assertThat(client.getReceiveBufferSize()).isEqualTo(20_000);
        client.setOption(StandardSocketOptions.SO_KEEPALIVE, false);
        assertThat(client.getOption(StandardSocketOptions.SO_KEEPALIVE)).isFalse();
        assertThat(client.supportedOptions()).isEqualTo(pair.client().supportedOptions());
    }

    @Test
    void optionsTakeNoImpossibleValues() {
        assertInvalid(() -> client.setSendBufferSize(0));
        assertInvalid(() -> client.setReceiveBufferSize(0));
        assertInvalid(() -> client.setTrafficClass(256));
    }

    private static void assertInvalid(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aClosedOneHasNoOptions() throws Exception {
        client.close();
        assertThatThrownBy(client::getTcpNoDelay).isInstanceOf(SocketException.class);
        assertThatThrownBy(() -> client.setTcpNoDelay(true)).isInstanceOf(SocketException.class);
    }

    @Test
    void urgentDataIsSentInItsTurn() throws Exception {
        server.setOOBInline(true);
        client.sendUrgentData(0x1ff);
        assertThat(server.getInputStream().read()).isEqualTo(0xff);
    }

    @Test
    void aListenerHasOneToo() throws Exception {
        try (ServerSocketChannel listener = provider.openServerSocketChannel()) {
            ServerSocket socket = listener.socket();
            assertThat(listener.socket()).isSameAs(socket);
            assertThat(socket.getChannel()).isSameAs(listener);
            assertThat(socket.isBound()).isFalse();
            assertThat(socket.getLocalPort()).isEqualTo(-1);
            assertThat(socket.getInetAddress()).isNull();
            assertThat(socket.getLocalSocketAddress()).isNull();
            socket.setReuseAddress(true);
            assertThat(socket.getReuseAddress()).isTrue();
            socket.setReceiveBufferSize(20_000);
            assertThat(socket.getReceiveBufferSize()).isEqualTo(20_000);
            socket.bind(Pair.anyPort(), 5);
            InetSocketAddress own = (InetSocketAddress) listener.getLocalAddress();
            assertThat(socket.isBound()).isTrue();
            assertThat(socket.getLocalPort()).isEqualTo(own.getPort());
            assertThat(socket.getLocalSocketAddress()).isEqualTo(own);
            try (SocketChannel other = SocketChannel.open(own);
                    Socket accepted = socket.accept()) {
                assertThat(accepted.getRemoteSocketAddress()).isEqualTo(other.getLocalAddress());
            }
            listener.configureBlocking(false);
            assertThatThrownBy(socket::accept).isInstanceOf(IllegalBlockingModeException.class);
            assertClosesWithItsAddressKnown(socket, own);
            assertThat(listener.isOpen()).isFalse();
        }
    }

    private static void assertClosesWithItsAddressKnown(ServerSocket socket, InetSocketAddress own)
            throws IOException {
        socket.close();
        assertThat(socket.isClosed()).isTrue();
        assertThat(socket.getLocalPort()).isEqualTo(own.getPort());
        assertThat(socket.getInetAddress()).isEqualTo(own.getAddress());
    }

    @Test
    void oursHaveNoTimeouts() throws Exception {
        try (Pair ours = Pair.of(Providers.OURS)) {
            Socket socket = ours.client().socket();
            socket.setSoTimeout(0);
            assertThat(socket.getSoTimeout()).isZero();
            assertThatThrownBy(() -> socket.setSoTimeout(1))
                    .isInstanceOf(UnsupportedOperationException.class);
            assertThatThrownBy(() -> socket.connect(Pair.anyPort(), 1))
                    .isInstanceOf(UnsupportedOperationException.class);
        }
    }
}
