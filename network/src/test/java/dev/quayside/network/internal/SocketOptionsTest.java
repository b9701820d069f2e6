// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.network.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.quayside.network.QAbstractSocketBase.NetworkLayerProtocol;
import dev.quayside.network.QAbstractSocketBase.SocketOption;
import dev.quayside.network.QHostAddress.SpecialAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The values are those that Qt 6.4.2 gave on Linux. */
class SocketOptionsTest {
    @ParameterizedTest
    @EnumSource(SocketOption.class)
    void hasNoOptionsWithoutAnEndPoint(SocketOption option) {
        NioSocketEngine engine = new NioSocketEngine();

        assertThat(engine.option(option)).isNull();
        assertThat(engine.setOption(option, 1)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "LowDelayOption, 0",
        "KeepAliveOption, 0",
        "MulticastTtlOption, 1",
        "MulticastLoopbackOption, 1",
        "TypeOfServiceOption, 0"
    })
    void startsWith(SocketOption option, int value) {
        try (EnginePair pair = new EnginePair()) {
            assertThat(pair.client.option(option)).isEqualTo(value);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "LowDelayOption, 1, 1",
        "LowDelayOption, 200, 1",
        "LowDelayOption, -1, 1",
        "KeepAliveOption, 1, 1",
        "KeepAliveOption, 16, 1",
        "MulticastTtlOption, 16, 1",
        "MulticastLoopbackOption, 0, 0",
        "MulticastLoopbackOption, 3, 1",
        "TypeOfServiceOption, 1, 0",
        "TypeOfServiceOption, 16, 16",
        "TypeOfServiceOption, 200, 200",
        "TypeOfServiceOption, 5000, 136",
        "TypeOfServiceOption, -1, 252"
    })
    void keepsWhatWasSet(SocketOption option, int value, int then) {
        assumeTrue(NativeOptions.LINUX);
        try (EnginePair pair = new EnginePair()) {
            pair.client.setOption(option, value);
            assertThat(pair.client.option(option)).isEqualTo(then);
            if (then == 1) {
                pair.client.setOption(option, 0);
                assertThat(pair.client.option(option))
                        .isEqualTo(option == SocketOption.MulticastTtlOption ? 1 : 0);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "SendBufferSizeSocketOption, 1, 4608",
        "SendBufferSizeSocketOption, 0, 4608",
        "SendBufferSizeSocketOption, 5000, 10000",
        "ReceiveBufferSizeSocketOption, 1, 2304",
        "ReceiveBufferSizeSocketOption, 0, 2304",
        "ReceiveBufferSizeSocketOption, 5000, 10000"
    })
    void tellsBufferSizesAsTheSystemCountsThem(SocketOption option, int value, int then) {
        assumeTrue(NativeOptions.LINUX);
        try (EnginePair pair = new EnginePair()) {
            assertThat(pair.client.setOption(option, value)).isTrue();
            assertThat(pair.client.option(option)).isEqualTo(then);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SendBufferSizeSocketOption", "ReceiveBufferSizeSocketOption"})
    void takesANegativeBufferSizeAsHuge(SocketOption option) {
        try (EnginePair pair = new EnginePair()) {
            assertThat(pair.client.setOption(option, -1)).isTrue();
            assertThat(pair.client.option(option)).isGreaterThan(100_000);
        }
    }

    @Test
    void hasNoTypeOfServiceOnIPv6() {
        try (EnginePair pair = new EnginePair(SpecialAddress.Any, SpecialAddress.LocalHost)) {
            assertThat(pair.accepted.option(SocketOption.TypeOfServiceOption)).isNull();
            assertThat(pair.accepted.setOption(SocketOption.TypeOfServiceOption, 16)).isFalse();
        }
    }

    @Test
    void tellsThePathMtuOfAConnection() {
        try (EnginePair pair = new EnginePair()) {
            assertThat(pair.client.option(SocketOption.PathMtuSocketOption)).isEqualTo(65535);
        }
        try (EnginePair pair =
                new EnginePair(SpecialAddress.LocalHostIPv6, SpecialAddress.LocalHostIPv6)) {
            assertThat(pair.client.option(SocketOption.PathMtuSocketOption)).isEqualTo(65536);
        }
        NioSocketEngine engine = EnginePair.open(NetworkLayerProtocol.IPv4Protocol);
        assertThat(engine.option(SocketOption.PathMtuSocketOption)).isNull();
        engine.close();
    }

    @Test
    void hasAReceiveBufferOnAListener() {
        try (EnginePair pair = new EnginePair()) {
            SocketOption size = SocketOption.ReceiveBufferSizeSocketOption;
            assertThat(pair.listener.setOption(size, 5000)).isTrue();
            assertThat(pair.listener.option(size)).isEqualTo(10000);
            assertThat(pair.listener.option(SocketOption.LowDelayOption)).isNull();
            assertThat(pair.listener.setOption(SocketOption.LowDelayOption, 1)).isFalse();
        }
    }
}
