// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.epoll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.SelectorProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@SuppressWarnings("try")
@ParameterizedClass
@MethodSource("dev.quayside.epoll.Providers#both")
class AddressTest {
    @Parameter SelectorProvider provider;

    private record Ends(InetSocketAddress peerOfClient, InetSocketAddress peerOfServer) {}

    /** Connects to a listener at an address; returns what both ends know of the other. */
    private Ends connect(ServerSocketChannel listener, String host) throws IOException {
        int port = ((InetSocketAddress) listener.getLocalAddress()).getPort();
        try (listener;
                SocketChannel client = provider.openSocketChannel()) {
            client.connect(new InetSocketAddress(host, port));
            try (SocketChannel accepted = listener.accept()) {
                assertThat(accepted.getLocalAddress()).isEqualTo(client.getRemoteAddress());
                assertThat(accepted.getRemoteAddress()).isEqualTo(client.getLocalAddress());
                return new Ends(
                        (InetSocketAddress) client.getRemoteAddress(),
                        (InetSocketAddress) accepted.getRemoteAddress());
            }
        }
    }

    private static InetSocketAddress at(String host) {
        return new InetSocketAddress(host, 0);
    }

    @Test
    void aPeerOverIPv4HasAnAddressOfIPv4() throws Exception {
        Ends ends = connect(provider.openServerSocketChannel().bind(at("127.0.0.1")), "127.0.0.1");
        assertThat(ends.peerOfClient.getAddress()).isEqualTo(InetAddress.ofLiteral("127.0.0.1"));
        assertThat(ends.peerOfServer.getAddress()).isInstanceOf(Inet4Address.class);
    }

    @Test
    void aPeerOverIPv6HasAnAddressOfIPv6() throws Exception {
        Ends ends = connect(provider.openServerSocketChannel().bind(at("::1")), "::1");
        assertThat(ends.peerOfClient.getAddress()).isEqualTo(InetAddress.ofLiteral("::1"));
        assertThat(ends.peerOfServer.getAddress()).isInstanceOf(Inet6Address.class);
    }

    @Test
    void aListenerForAnyAddressIsForBothProtocols() throws Exception {
        for (String host : new String[] {"127.0.0.1", "::1"}) {
            ServerSocketChannel listener = provider.openServerSocketChannel().bind(null);
            assertThat(((InetSocketAddress) listener.getLocalAddress()).getAddress())
                    .isEqualTo(InetAddress.ofLiteral("::"));
            Ends ends = connect(listener, host);
            assertThat(ends.peerOfServer.getAddress()).isEqualTo(InetAddress.ofLiteral(host));
        }
    }

    @Test
    void aListenerOfTheFamilyOfIPv4IsForThatOnly() throws Exception {
        ServerSocketChannel listener =
                provider.openServerSocketChannel(StandardProtocolFamily.INET).bind(null);
        int port = ((InetSocketAddress) listener.getLocalAddress()).getPort();
        assertThat(((InetSocketAddress) listener.getLocalAddress()).getAddress())
                .isEqualTo(InetAddress.ofLiteral("0.0.0.0"));
        try (SocketChannel client = provider.openSocketChannel()) {
            assertThatThrownBy(() -> client.connect(new InetSocketAddress("::1", port)))
                    .hasMessage("Connection refused");
        }
        Ends ends = connect(listener, "127.0.0.1");
        assertThat(ends.peerOfClient.getAddress()).isInstanceOf(Inet4Address.class);
    }

    @Test
    void aMappedAddressIsOneOfIPv4() throws Exception {
        Ends ends =
                connect(
                        provider.openServerSocketChannel(StandardProtocolFamily.INET6)
                                .bind(at("::ffff:127.0.0.1")),
                        "::ffff:127.0.0.1");
        assertThat(ends.peerOfClient.getAddress()).isInstanceOf(Inet4Address.class);
        assertThat(ends.peerOfServer.getAddress()).isInstanceOf(Inet4Address.class);
    }

    @Test
    void highPortsAndAddressesAreNotNegative() throws Exception {
        try (ServerSocketChannel listener =
                provider.openServerSocketChannel().bind(at("127.255.254.253"))) {
            InetSocketAddress own = (InetSocketAddress) listener.getLocalAddress();
            assertThat(own.getAddress().getHostAddress()).isEqualTo("127.255.254.253");
            assertThat(own.getPort()).isPositive();
        }
    }

    @Test
    void aScopeGoesToTheKernelAndBack() throws Exception {
        byte[] linkLocal = InetAddress.ofLiteral("fe80::1:2").getAddress();
        Inet6Address scoped = Inet6Address.getByAddress(null, linkLocal, 7);
        InetSocketAddress back =
                SocketAddressBytes.toJava(
                        SocketAddressBytes.of(new InetSocketAddress(scoped, 65535), true));
        assertThat(back).isEqualTo(new InetSocketAddress(scoped, 65535));
        assertThat(((Inet6Address) back.getAddress()).getScopeId()).isEqualTo(7);
    }

    @Test
    void theFamilyHasToBeKnown() {
        assertThatThrownBy(() -> provider.openSocketChannel(() -> "OTHER"))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> provider.openServerSocketChannel(() -> "OTHER"))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> provider.openSocketChannel(null))
                .isInstanceOf(NullPointerException.class);
    }

    @Test
    void channelsOfTheUnixDomainAndForDatagramsCanBeHad() throws Exception {
        try (SocketChannel unix = provider.openSocketChannel(StandardProtocolFamily.UNIX);
                ServerSocketChannel listener =
                        provider.openServerSocketChannel(StandardProtocolFamily.UNIX);
                DatagramChannel datagrams = provider.openDatagramChannel()) {
            assertThat(unix.isOpen()).isTrue();
            assertThat(listener.isOpen()).isTrue();
            assertThat(datagrams.isOpen()).isTrue();
        }
    }
}
