// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.epoll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ProtocolFamily;
import java.net.SocketOption;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NetworkChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.SelectorProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Socket options: as the JDK's channels have them. */
@SuppressWarnings("try")
class SocketOptionTest {
    private static final List<SocketOption<Boolean>> FLAGS =
            List.of(
                    StandardSocketOptions.SO_REUSEADDR,
                    StandardSocketOptions.SO_REUSEPORT,
                    StandardSocketOptions.SO_KEEPALIVE,
                    StandardSocketOptions.TCP_NODELAY);
    private static final List<SocketOption<Integer>> NUMBERS =
            List.of(
                    StandardSocketOptions.SO_SNDBUF,
                    StandardSocketOptions.SO_RCVBUF,
                    StandardSocketOptions.SO_LINGER,
                    StandardSocketOptions.IP_TOS);
    private static final int[] VALUES = {-1, 0, 1, 2, 0x10, 0xff, 0x100, 5000, 100_000, 1 << 30};

    /** What happened: the values that were read, and the kinds of errors. */
    private static List<Object> trace(NetworkChannel channel) {
        List<Object> trace = new ArrayList<>();
        for (SocketOption<Boolean> option : FLAGS) {
            trace.add(get(channel, option));
            for (boolean value : new boolean[] {true, false, true}) {
                trace.add(set(channel, option, value));
                trace.add(get(channel, option));
            }
            trace.add(set(channel, option, null));
        }
        for (SocketOption<Integer> option : NUMBERS) {
            trace.add(get(channel, option));
            for (int value : VALUES) {
                trace.add(option + " " + value);
                trace.add(set(channel, option, value));
                trace.add(get(channel, option));
            }
            trace.add(set(channel, option, null));
        }
        return trace;
    }

    private static <T> Object set(NetworkChannel channel, SocketOption<T> option, T value) {
        try {
            return channel.setOption(option, value) == channel;
        } catch (Exception e) {
            return e.getClass();
        }
    }

    private static Object get(NetworkChannel channel, SocketOption<?> option) {
        try {
            return channel.getOption(option);
        } catch (Exception e) {
            return e.getClass();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"INET", "INET6"})
    void theOptionsOfAChannelAreThoseOfTheJdk(StandardProtocolFamily family) throws Exception {
        try (SocketChannel ours = Providers.OURS.openSocketChannel(family);
                SocketChannel jdks = Providers.JDKS.openSocketChannel(family)) {
            assertThat(trace(ours)).isEqualTo(trace(jdks));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"INET", "INET6"})
    void theOptionsOfAListenerAreThoseOfTheJdk(StandardProtocolFamily family) throws Exception {
        try (ServerSocketChannel ours = Providers.OURS.openServerSocketChannel(family);
                ServerSocketChannel jdks = Providers.JDKS.openServerSocketChannel(family)) {
            assertThat(trace(ours)).isEqualTo(trace(jdks));
        }
    }

    @Test
    void theOptionsOfAConnectionAreThoseOfTheJdk() throws Exception {
        try (Pair ours = Pair.of(Providers.OURS);
                Pair jdks = Pair.of(Providers.JDKS)) {
            assertThat(trace(ours.client())).isEqualTo(trace(jdks.client()));
            assertThat(trace(ours.server())).isEqualTo(trace(jdks.server()));
        }
    }

    @Test
    void whatTheInterfaceRequiresIsThere() throws Exception {
        try (SocketChannel channel = Providers.OURS.openSocketChannel();
                ServerSocketChannel listener = Providers.OURS.openServerSocketChannel()) {
            assertThat(channel.supportedOptions()).containsAll(FLAGS).containsAll(NUMBERS);
            assertThat(listener.supportedOptions())
                    .contains(StandardSocketOptions.SO_RCVBUF, StandardSocketOptions.SO_REUSEADDR);
            Set<SocketOption<?>> fixed = channel.supportedOptions();
            assertThatThrownBy(fixed::clear).isInstanceOf(UnsupportedOperationException.class);
        }
    }

    @Test
    void theKernelsOwnOptionsAreFoundByTheirNames() throws Exception {
        try (Pair pair = Pair.of(Providers.OURS);
                ServerSocketChannel listener = open(Providers.OURS, StandardProtocolFamily.INET6)) {
            assertThat(pair.client().getOption(named(pair.client(), "IP_MTU"))).isPositive();
            SocketOption<Integer> only = named(listener, "IPV6_V6ONLY");
            assertThat(listener.getOption(only)).isZero();
            assertThat(listener.setOption(only, 1).getOption(only)).isEqualTo(1);
        }
    }

    private static ServerSocketChannel open(SelectorProvider provider, ProtocolFamily family)
            throws Exception {
        return provider.openServerSocketChannel(family);
    }

    @SuppressWarnings("unchecked")
    private static SocketOption<Integer> named(NetworkChannel channel, String name) {
        return (SocketOption<Integer>)
                channel.supportedOptions().stream()
                        .filter(option -> option.name().equals(name))
                        .findFirst()
                        .orElseThrow();
    }

    @Test
    void aClosedChannelHasNoOptions() throws Exception {
        SocketChannel channel = Providers.OURS.openSocketChannel();
        channel.close();
        assertThatThrownBy(() -> channel.getOption(StandardSocketOptions.TCP_NODELAY))
                .isInstanceOf(ClosedChannelException.class);
        assertThatThrownBy(() -> channel.setOption(StandardSocketOptions.TCP_NODELAY, true))
                .isInstanceOf(ClosedChannelException.class);
    }
}
