// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.network.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quayside.network.QAbstractSocketBase.BindFlag;
import dev.quayside.network.QAbstractSocketBase.NetworkLayerProtocol;
import dev.quayside.network.QAbstractSocketBase.SocketError;
import dev.quayside.network.QAbstractSocketBase.SocketState;
import dev.quayside.network.QAbstractSocketBase.SocketType;
import dev.quayside.network.QHostAddress.SpecialAddress;
import dev.quayside.network.QSocketDescriptor;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EngineConnectTest {
    @Test
    void isNotValidBeforeItIsOpened() {
        NioSocketEngine engine = new NioSocketEngine();

        assertThat(engine.isValid()).isFalse();
        assertThat(engine.state()).isEqualTo(SocketState.UnconnectedState);
        assertThat(engine.error()).isEqualTo(SocketError.UnknownSocketError);
        assertThat(engine.errorString()).isEmpty();
        assertThat(engine.socketDescriptor()).isNull();
        assertThat(engine.localAddress().isNull()).isTrue();
        assertThat(engine.peerPort()).isZero();
        assertThat(engine.protocol()).isEqualTo(NetworkLayerProtocol.UnknownNetworkLayerProtocol);
        engine.close();
    }

    @Test
    void knowsOnlyTcp() {
        NioSocketEngine engine = new NioSocketEngine();

        assertThat(engine.initialize(SocketType.UdpSocket, NetworkLayerProtocol.IPv4Protocol))
                .isFalse();
        assertThat(engine.error()).isEqualTo(SocketError.UnsupportedSocketOperationError);
    }

    @Test
    void connectsBothEnds() {
        try (EnginePair pair = new EnginePair()) {
            assertThat(pair.client.peerAddress()).hasToString("127.0.0.1");
            assertThat(pair.client.peerPort()).isEqualTo(pair.listener.localPort());
            assertThat(pair.client.localPort()).isEqualTo(pair.accepted.peerPort());
            assertThat(pair.accepted.peerAddress()).hasToString("127.0.0.1");
            assertThat(pair.accepted.localPort()).isEqualTo(pair.listener.localPort());
            assertThat(pair.client.error()).isEqualTo(SocketError.UnfinishedSocketOperationError);
        }
    }

    @Test
    void reportsMappedAddressesOnADualStackServer() {
        try (EnginePair pair = new EnginePair(SpecialAddress.Any, SpecialAddress.LocalHost)) {
            assertThat(pair.listener.localAddress()).hasToString("0.0.0.0");
            assertThat(pair.listener.protocol()).isEqualTo(NetworkLayerProtocol.AnyIPProtocol);
            assertThat(pair.accepted.peerAddress()).hasToString("::ffff:127.0.0.1");
            assertThat(pair.accepted.localAddress()).hasToString("::ffff:127.0.0.1");
            assertThat(pair.client.peerAddress()).hasToString("127.0.0.1");
        }
    }

    @Test
    void reportsIPv6AddressesOnADualStackServer() {
        try (EnginePair pair = new EnginePair(SpecialAddress.Any, SpecialAddress.LocalHostIPv6)) {
            assertThat(pair.accepted.peerAddress()).hasToString("::1");
            assertThat(pair.accepted.localAddress()).hasToString("::1");
        }
    }

    @Test
    void connectsToAMappedAddress() {
        try (EnginePair pair = new EnginePair()) {
            NioSocketEngine engine = new NioSocketEngine();
            EnginePair.connect(
                    engine, EnginePair.address("::ffff:127.0.0.1"), pair.listener.localPort());

            assertThat(engine.peerAddress()).hasToString("::ffff:127.0.0.1");
            assertThat(engine.localAddress()).hasToString("::ffff:127.0.0.1");
            engine.close();
        }
    }

    @Test
    void takesAWildcardForThisHost() {
        try (EnginePair pair = new EnginePair(SpecialAddress.Any, SpecialAddress.AnyIPv4)) {
            assertThat(pair.client.peerAddress()).hasToString("127.0.0.1");
        }
        try (EnginePair pair = new EnginePair(SpecialAddress.AnyIPv6, SpecialAddress.AnyIPv6)) {
            assertThat(pair.client.peerAddress()).hasToString("::1");
        }
    }

    @Test
    void canConnectAgainAfterARefusal() {
        try (EnginePair pair = new EnginePair()) {
            NioSocketEngine engine = EnginePair.open(NetworkLayerProtocol.IPv4Protocol);
            connectAndWait(engine, EnginePair.closedPort());

            assertThat(engine.state()).isEqualTo(SocketState.UnconnectedState);
            assertThat(engine.error()).isEqualTo(SocketError.ConnectionRefusedError);
            assertThat(engine.errorString()).isEqualTo("Connection refused");
            assertThat(engine.isValid()).isFalse();

            connectAndWait(engine, pair.listener.localPort());
            assertThat(engine.state()).isEqualTo(SocketState.ConnectedState);
            assertThat(engine.protocol()).isEqualTo(NetworkLayerProtocol.IPv4Protocol);
            engine.close();
        }
    }

    private static void connectAndWait(NioSocketEngine engine, int port) {
        if (!engine.connectToHost(EnginePair.localHost(), port)
                && engine.state() == SocketState.ConnectingState) {
            assertThat(engine.waitForWrite(EnginePair.SOON, null)).isTrue();
            engine.finishConnect();
        }
    }

    @Test
    void refusesALinkLocalAddressWithoutScope() {
        NioSocketEngine engine = EnginePair.open(NetworkLayerProtocol.IPv6Protocol);

        assertThat(engine.connectToHost(EnginePair.address("fe80::1"), 80)).isFalse();
        assertThat(engine.error()).isEqualTo(SocketError.ConnectionRefusedError);
    }

    @Test
    void connectsFromWhereItWasBound() {
        try (EnginePair pair = new EnginePair(SpecialAddress.Any, SpecialAddress.LocalHost)) {
            NioSocketEngine engine = EnginePair.open(NetworkLayerProtocol.IPv4Protocol);
            assertThat(engine.bind(EnginePair.address("127.0.0.7"), 0, Set.<BindFlag>of()))
                    .isTrue();
            assertThat(engine.state()).isEqualTo(SocketState.BoundState);
            int port = engine.localPort();
            connectAndWait(engine, pair.listener.localPort());

            assertThat(engine.state()).isEqualTo(SocketState.ConnectedState);
            assertThat(engine.localAddress()).hasToString("127.0.0.7");
            assertThat(engine.localPort()).isEqualTo(port);
            engine.close();
        }
    }

    @Test
    void saysTemporaryErrorWhenNoConnectionIsThere() {
        try (EnginePair pair = new EnginePair()) {
            assertThat(pair.listener.accept()).isNull();
            assertThat(pair.listener.error()).isEqualTo(SocketError.TemporaryError);
        }
    }

    @Test
    void adoptsADescriptorOnlyOnce() {
        try (EnginePair pair = new EnginePair()) {
            NioSocketEngine second = new NioSocketEngine();
            EnginePair.connect(second, EnginePair.localHost(), pair.listener.localPort());
            QSocketDescriptor descriptor = EnginePair.acceptOne(pair.listener);
            NioSocketEngine first = new NioSocketEngine();

            assertThat(first.adopt(descriptor, SocketState.ConnectedState)).isTrue();
            assertThat(first.socketDescriptor()).isEqualTo(descriptor);
            NioSocketEngine late = new NioSocketEngine();
            assertThat(late.adopt(descriptor, SocketState.ConnectedState)).isFalse();
            assertThat(late.isValid()).isFalse();
            assertThat(late.adopt(first.socketDescriptor(), SocketState.ConnectedState)).isFalse();
            first.close();
            second.close();
        }
    }

    @Test
    void doesNotAdoptAConnectionAsListener() {
        try (EnginePair pair = new EnginePair()) {
            NioSocketEngine second = new NioSocketEngine();
            EnginePair.connect(second, EnginePair.localHost(), pair.listener.localPort());
            QSocketDescriptor descriptor = EnginePair.acceptOne(pair.listener);

            assertThat(new NioSocketEngine().adopt(descriptor, SocketState.ListeningState))
                    .isFalse();
            assertThat(descriptor.isTaken()).isFalse();
            descriptor.close();
            second.close();
        }
    }
}
