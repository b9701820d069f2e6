// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.epoll;

import java.io.IOException;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Java's socket options and the kernel's. Besides the standard ones there are some that {@code
 * java.nio} has not; they have the kernel's names, and are found in {@code supportedOptions()}.
 */
final class SocketOptionTable {
    static final int SOL_SOCKET = 1;
    static final int SO_REUSEADDR = 2;
    static final int SO_TYPE = 3;
    static final int SO_ERROR = 4;
    static final int SO_ACCEPTCONN = 30;
    static final int SO_COOKIE = 57;
    static final int IPPROTO_IPV6 = 41;
    static final int IPV6_V6ONLY = 26;

    private static final int IPPROTO_IP = 0;
    private static final int IPPROTO_TCP = 6;
    private static final int SO_LINGER = 13;
    private static final int IP_TOS = 1;
    private static final int IPV6_TCLASS = 67;
    private static final int LONGEST_LINGER = 0xffff;
    private static final int HIGHEST_TRAFFIC = 0xff;

    static final SocketOption<Integer> URGENT_INLINE = named("SO_OOBINLINE");

    static final SocketOptionTable OF_STREAMS = new SocketOptionTable();
    static final SocketOptionTable OF_LISTENERS = new SocketOptionTable();

    static {
        flag(StandardSocketOptions.SO_REUSEADDR, SOL_SOCKET, SO_REUSEADDR).forBoth();
        flag(StandardSocketOptions.SO_REUSEPORT, SOL_SOCKET, 15).forBoth();
        size(StandardSocketOptions.SO_RCVBUF, 8).forBoth();
        size(StandardSocketOptions.SO_SNDBUF, 7).forStreams();
        flag(StandardSocketOptions.SO_KEEPALIVE, SOL_SOCKET, 9).forStreams();
        flag(StandardSocketOptions.TCP_NODELAY, IPPROTO_TCP, 1).forStreams();
        new Row(StandardSocketOptions.SO_LINGER, SOL_SOCKET, SO_LINGER, Kind.LINGER).forStreams();
        new Row(StandardSocketOptions.IP_TOS, IPPROTO_IP, IP_TOS, Kind.TRAFFIC).forStreams();
        new Row(URGENT_INLINE, SOL_SOCKET, 10, Kind.NUMBER).forStreams();
        number("IP_MTU", IPPROTO_IP, 14).forStreams();
        number("IPV6_MTU", IPPROTO_IPV6, 24).forStreams();
        number("IPV6_V6ONLY", IPPROTO_IPV6, IPV6_V6ONLY).forBoth();
    }

    private final Map<SocketOption<?>, Row> rows = new LinkedHashMap<>();

    private SocketOptionTable() {}

    private enum Kind {
        FLAG,
        NUMBER,
        /** The kernel counts its own book-keeping in: twice what was asked for. */
        SIZE,
        /** Seconds; negative is off. */
        LINGER,
        /** On an IPv6 socket there is one for each protocol. */
        TRAFFIC
    }

    private record Named(String name, Class<Integer> type) implements SocketOption<Integer> {}

    private static SocketOption<Integer> named(String name) {
        return new Named(name, Integer.class);
    }

    private record Row(SocketOption<?> option, int level, int name, Kind kind) {
        void forStreams() {
            OF_STREAMS.rows.put(option, this);
        }

        void forBoth() {
            OF_STREAMS.rows.put(option, this);
            OF_LISTENERS.rows.put(option, this);
        }
    }

    private static Row flag(SocketOption<Boolean> option, int level, int name) {
        return new Row(option, level, name, Kind.FLAG);
    }

    private static Row size(SocketOption<Integer> option, int name) {
        return new Row(option, SOL_SOCKET, name, Kind.SIZE);
    }

    private static Row number(String option, int level, int name) {
        return new Row(named(option), level, name, Kind.NUMBER);
    }

    Set<SocketOption<?>> options() {
        return Set.copyOf(rows.keySet());
    }

    private Row row(SocketOption<?> option) {
        Row row = rows.get(Objects.requireNonNull(option, "option"));
        if (row == null) {
            throw new UnsupportedOperationException("'" + option + "' not supported");
        }
        return row;
    }

    <T> void set(Descriptor descriptor, boolean ipv6, SocketOption<T> option, T value)
            throws IOException {
        Row row = row(option);
        require(value != null, value);
        switch (row.kind) {
            case FLAG -> descriptor.setOption(row.level, row.name, (Boolean) value ? 1 : 0);
            case NUMBER -> descriptor.setOption(row.level, row.name, (Integer) value);
            case SIZE -> {
                require((Integer) value >= 0, value);
                descriptor.setOption(row.level, row.name, (Integer) value);
            }
            case LINGER -> {
                int seconds = (Integer) value;
                boolean on = seconds >= 0;
                descriptor.setOption(
                        row.level,
                        row.name,
                        on ? 1 : 0,
                        on ? Math.min(seconds, LONGEST_LINGER) : 0);
            }
            case TRAFFIC -> {
                require((Integer) value >= 0 && (Integer) value <= HIGHEST_TRAFFIC, value);
                descriptor.setOption(row.level, row.name, (Integer) value);
                if (ipv6) {
                    descriptor.setOption(IPPROTO_IPV6, IPV6_TCLASS, (Integer) value);
                }
            }
        }
    }

    private static void require(boolean valid, Object value) {
        if (!valid) {
            throw new IllegalArgumentException("Not for this option: " + value);
        }
    }

    <T> T get(Descriptor descriptor, boolean ipv6, SocketOption<T> option) throws IOException {
        Row row = row(option);
        Object value =
                switch (row.kind) {
                    case FLAG -> number(descriptor, row.level, row.name) != 0;
                    case NUMBER -> number(descriptor, row.level, row.name);
                    case SIZE -> number(descriptor, row.level, row.name) / 2;
                    case LINGER -> {
                        int[] linger = descriptor.option(row.level, row.name, 2);
                        yield linger[0] == 0 ? -1 : linger[1];
                    }
                    case TRAFFIC ->
                            ipv6
                                    ? number(descriptor, IPPROTO_IPV6, IPV6_TCLASS)
                                    : number(descriptor, row.level, row.name);
                };
        return option.type().cast(value);
    }

    private static int number(Descriptor descriptor, int level, int name) throws IOException {
        return descriptor.option(level, name, 1)[0];
    }
}
