// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.network.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.quayside.network.QAbstractSocketBase.BindFlag;
import dev.quayside.network.QAbstractSocketBase.NetworkLayerProtocol;
import dev.quayside.network.QAbstractSocketBase.SocketError;
import dev.quayside.network.QAbstractSocketBase.SocketState;
import dev.quayside.network.QHostAddress;
import dev.quayside.network.QHostAddress.SpecialAddress;
import dev.quayside.network.QSocketDescriptor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.SelectorProvider;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineListenTest {
    @ParameterizedTest
    @CsvSource({
        "Any, 0.0.0.0, AnyIPProtocol",
        "AnyIPv4, 0.0.0.0, IPv4Protocol",
        "AnyIPv6, ::, IPv6Protocol",
        "LocalHost, 127.0.0.1, IPv4Protocol",
        "LocalHostIPv6, ::1, IPv6Protocol",
        "Null, 0.0.0.0, IPv4Protocol"
    })
    void listensOnASpecialAddress(
            SpecialAddress special, String text, NetworkLayerProtocol protocol) {
        NioSocketEngine engine = new NioSocketEngine();

        assertThat(engine.listen(new QHostAddress(special), 0, 50)).isTrue();
        assertThat(engine.state()).isEqualTo(SocketState.ListeningState);
        assertThat(engine.localAddress()).hasToString(text);
        assertThat(engine.localPort()).isPositive();
        assertThat(engine.protocol()).isEqualTo(protocol);
        engine.close();
        assertThat(engine.isValid()).isFalse();
        assertThat(engine.localPort()).isZero();
    }

    @Test
    void freesItsPortAtOnce() {
        NioSocketEngine engine = new NioSocketEngine();
        engine.listen(EnginePair.localHost(), 0, 50);
        int port = engine.localPort();
        engine.close();

        assertThat(engine.listen(EnginePair.localHost(), port, 50)).isTrue();
        assertThat(engine.localPort()).isEqualTo(port);
        engine.close();
    }

    @Test
    void takesAPortAgainWhoseConnectionsLinger() {
        int port;
        NioSocketEngine client;
        try (EnginePair pair = new EnginePair()) {
            port = pair.listener.localPort();
            client = pair.client;
            pair.accepted.close(); // the side that closes first is the one that lingers
            pair.listener.close();
        }
        client.close();
        NioSocketEngine again = new NioSocketEngine();

        assertThat(again.listen(EnginePair.localHost(), port, 50)).isTrue();
        again.close();
    }

    @Test
    void saysThatAnAddressIsInUse() {
        NioSocketEngine first = new NioSocketEngine();
        first.listen(EnginePair.localHost(), 0, 50);
        NioSocketEngine second = new NioSocketEngine();

        assertThat(second.listen(EnginePair.localHost(), first.localPort(), 50)).isFalse();
        assertThat(second.error()).isEqualTo(SocketError.AddressInUseError);
        assertThat(second.errorString()).isEqualTo("The bound address is already in use");
        assertThat(second.isValid()).isFalse();
        first.close();
    }

    @Test
    void saysThatAnAddressIsNotAvailable() {
        NioSocketEngine engine = new NioSocketEngine();

        assertThat(engine.listen(EnginePair.address("192.0.2.77"), 0, 50)).isFalse();
        assertThat(engine.error()).isEqualTo(SocketError.SocketAddressNotAvailableError);
        assertThat(engine.errorString()).isEqualTo("The address is not available");
    }

    @ParameterizedTest
    @CsvSource({"::ffff:127.0.0.1", "fe80::1"})
    void refusesWhatTheSystemCallsInvalid(String text) {
        NioSocketEngine listener = new NioSocketEngine();
        assertThat(listener.listen(EnginePair.address(text), 0, 50)).isFalse();
        assertThat(listener.error()).isEqualTo(SocketError.UnsupportedSocketOperationError);
        assertThat(listener.errorString()).isEqualTo("Unsupported socket operation");

        NioSocketEngine stream = EnginePair.open(NetworkLayerProtocol.IPv6Protocol);
        assertThat(stream.bind(EnginePair.address(text), 0, Set.of())).isFalse();
        assertThat(stream.error()).isEqualTo(SocketError.UnsupportedSocketOperationError);
        stream.close();
    }

    @Test
    void staysAsItWasAfterAFailedBind() {
        NioSocketEngine engine = EnginePair.open(NetworkLayerProtocol.IPv4Protocol);

        assertThat(engine.bind(EnginePair.address("192.0.2.77"), 0, Set.of())).isFalse();
        assertThat(engine.error()).isEqualTo(SocketError.SocketAddressNotAvailableError);
        assertThat(engine.state()).isEqualTo(SocketState.UnconnectedState);
        assertThat(engine.isValid()).isTrue();
        engine.close();
    }

    @ParameterizedTest
    @CsvSource({
        "DefaultForPlatform, false",
        "DontShareAddress, false",
        "ShareAddress, true",
        "ReuseAddressHint, true"
    })
    void sharesABoundAddressOnlyIfAsked(BindFlag flag, boolean shared) {
        assumeTrue(NativeOptions.LINUX);
        NioSocketEngine first = EnginePair.open(NetworkLayerProtocol.IPv4Protocol);
        assertThat(first.bind(EnginePair.localHost(), 0, EnumSet.of(flag))).isTrue();
        NioSocketEngine second = EnginePair.open(NetworkLayerProtocol.IPv4Protocol);

        boolean bound = second.bind(EnginePair.localHost(), first.localPort(), EnumSet.of(flag));
        assertThat(bound).isEqualTo(shared);
        if (!shared) {
            assertThat(second.error()).isEqualTo(SocketError.AddressInUseError);
        }
        first.close();
        second.close();
    }

    @Test
    void keepsIPv4OutOfAnIPv6ServerWhereJavaAllows() {
        assumeTrue(V6Only.isAvailable(), "started without --add-opens java.base/sun.nio.ch");
        NioSocketEngine engine = new NioSocketEngine();
        engine.listen(new QHostAddress(SpecialAddress.AnyIPv6), 0, 50);
        assertThat(engine.isIPv6Only()).isTrue();

        NioSocketEngine client = EnginePair.open(NetworkLayerProtocol.IPv4Protocol);
        if (!client.connectToHost(EnginePair.localHost(), engine.localPort())
                && client.state() == SocketState.ConnectingState) {
            client.waitForWrite(EnginePair.SOON, null);
            client.finishConnect();
        }
        assertThat(client.error()).isEqualTo(SocketError.ConnectionRefusedError);

        NioSocketEngine beside = new NioSocketEngine();
        assertThat(beside.listen(new QHostAddress(SpecialAddress.AnyIPv4), engine.localPort(), 50))
                .as("the port is free for IPv4")
                .isTrue();
        beside.close();
        engine.close();
    }

    @Test
    void saysWhenIPv4PeersHaveToBeRefused() {
        assumeTrue(!V6Only.isAvailable(), "Java allows setting the option");
        NioSocketEngine engine = new NioSocketEngine();
        engine.listen(new QHostAddress(SpecialAddress.AnyIPv6), 0, 50);
        assertThat(engine.isIPv6Only()).isFalse();

        engine.listen(new QHostAddress(SpecialAddress.LocalHostIPv6), 0, 50);
        assertThat(engine.isIPv6Only()).as("no IPv4 peer can reach ::1").isTrue();
        engine.close();
    }

    @Test
    void adoptsAListenerMadeElsewhere() throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        channel.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
        NioSocketEngine engine = new NioSocketEngine();

        assertThat(engine.adopt(QSocketDescriptor.of(channel), SocketState.ListeningState))
                .isTrue();
        assertThat(channel.isBlocking()).isFalse();
        assertThat(engine.localAddress()).hasToString("127.0.0.1");
        NioSocketEngine client = new NioSocketEngine();
        EnginePair.connect(client, EnginePair.localHost(), engine.localPort());
        EnginePair.acceptOne(engine).close();
        client.close();
        engine.close();
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void connectionsShareTheirLocalAddress() throws IOException {
        assumeTrue(SharedLocalAddresses.isAvailable(), "Java does not allow it");
        assumeTrue(
                SelectorProvider.provider().getClass().getModule() == Object.class.getModule(),
                "channels of another maker");
        NioSocketEngine one = listening();
        NioSocketEngine two = listening();
        try (SocketChannel first = connectionOf(one);
                SocketChannel second = connectionOf(one);
                SocketChannel elsewhere = connectionOf(two)) {
            assertThat(second.getLocalAddress()).isSameAs(first.getLocalAddress());
            assertThat(elsewhere.getLocalAddress())
                    .isEqualTo(((ServerSocketChannel) two.channel).getLocalAddress());
            assertThat(second.getRemoteAddress()).isNotEqualTo(first.getRemoteAddress());
        }
        one.close();
        two.close();
    }

    @Test
    void doesNotAdoptAListenerThatIsNotBound() throws IOException {
        try (ServerSocketChannel channel = ServerSocketChannel.open()) {
            QSocketDescriptor descriptor = QSocketDescriptor.of(channel);
            assertThat(new NioSocketEngine().adopt(descriptor, SocketState.ListeningState))
                    .isFalse();
            assertThat(descriptor.isTaken()).isFalse();
        }
    }

    private static NioSocketEngine listening() {
        NioSocketEngine engine = new NioSocketEngine();
        assertThat(engine.listen(EnginePair.localHost(), 0, 50)).isTrue();
        return engine;
    }

    private static SocketChannel connectionOf(NioSocketEngine listener) {
        NioSocketEngine client = new NioSocketEngine();
        EnginePair.connect(client, EnginePair.localHost(), listener.localPort());
        SocketChannel accepted = (SocketChannel) EnginePair.acceptOne(listener).channel();
        client.close();
        return accepted;
    }
}
