// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.network.internal;

import dev.quayside.network.QAbstractSocketBase.SocketOption;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectableChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.OptionalInt;

/**
 * Qt's socket options on channels, with Qt's values: flags are 0 and 1, buffer sizes what the
 * system says. What a socket has not is null.
 */
final class SocketOptions {
    private static final int TOS_MASK = 0xff;
    private static final int MAX_IPV4_MTU = 65535;

    /** Linux counts its own book-keeping in, so that the size is twice what was asked for. */
    private static final int BUFFER_SCALE = NativeOptions.LINUX ? 2 : 1;

    private SocketOptions() {}

    /**
     * Sets an option.
     *
     * @return whether it was set
     * @throws IOException if the system refuses
     */
    static boolean set(SelectableChannel channel, boolean ipv6, SocketOption option, int value)
            throws IOException {
        switch (option) {
            case ReceiveBufferSizeSocketOption -> setReceiveBuffer(channel, size(value));
            case SendBufferSizeSocketOption -> {
                return setOn(channel, StandardSocketOptions.SO_SNDBUF, size(value));
            }
            case LowDelayOption -> {
                return setOn(channel, StandardSocketOptions.TCP_NODELAY, value != 0);
            }
            case KeepAliveOption -> {
                return setOn(channel, StandardSocketOptions.SO_KEEPALIVE, value != 0);
            }
            case TypeOfServiceOption -> {
                return !ipv6 && setOn(channel, StandardSocketOptions.IP_TOS, value & TOS_MASK);
            }
            case MulticastTtlOption, MulticastLoopbackOption, PathMtuSocketOption -> {
                return false; // mean nothing for TCP, or cannot be set
            }
        }
        return true;
    }

    /** The system takes a negative size as a huge one, and cuts it to what it allows. */
    private static int size(int value) {
        return value < 0 ? Integer.MAX_VALUE : value;
    }

    private static <T> boolean setOn(
            SelectableChannel channel, java.net.SocketOption<T> option, T value)
            throws IOException {
        if (channel instanceof SocketChannel stream) {
            stream.setOption(option, value);
            return true;
        }
        return false;
    }

    private static void setReceiveBuffer(SelectableChannel channel, int size) throws IOException {
        if (channel instanceof SocketChannel stream) {
            stream.setOption(StandardSocketOptions.SO_RCVBUF, size);
        } else {
            ((ServerSocketChannel) channel).setOption(StandardSocketOptions.SO_RCVBUF, size);
        }
    }

    /**
     * Returns an option's value; null if the socket has none.
     *
     * @throws IOException if the system refuses
     */
    static Integer get(SelectableChannel channel, boolean ipv6, SocketOption option)
            throws IOException {
        if (!(channel instanceof SocketChannel stream)) {
            return getFromListener((ServerSocketChannel) channel, option);
        }
        return switch (option) {
            case LowDelayOption -> flag(stream.getOption(StandardSocketOptions.TCP_NODELAY));
            case KeepAliveOption -> flag(stream.getOption(StandardSocketOptions.SO_KEEPALIVE));
            case SendBufferSizeSocketOption ->
                    BUFFER_SCALE * stream.getOption(StandardSocketOptions.SO_SNDBUF);
            case ReceiveBufferSizeSocketOption ->
                    BUFFER_SCALE * stream.getOption(StandardSocketOptions.SO_RCVBUF);
            case TypeOfServiceOption ->
                    ipv6 ? null : stream.getOption(StandardSocketOptions.IP_TOS);
            case MulticastTtlOption, MulticastLoopbackOption -> 1; // what a TCP socket starts with
            case PathMtuSocketOption -> pathMtu(stream, ipv6);
        };
    }

    private static Integer getFromListener(ServerSocketChannel listener, SocketOption option)
            throws IOException {
        return option == SocketOption.ReceiveBufferSizeSocketOption
                ? BUFFER_SCALE * listener.getOption(StandardSocketOptions.SO_RCVBUF)
                : null;
    }

    private static Integer flag(boolean set) {
        return set ? 1 : 0;
    }

    /** What the system knows; where Java does not get at it, what the local interface can take. */
    private static Integer pathMtu(SocketChannel stream, boolean ipv6) throws IOException {
        if (NativeOptions.LINUX && NativeOptions.isAvailable()) {
            boolean plain = stream.getLocalAddress() instanceof InetSocketAddress a && isIPv4(a);
            OptionalInt mtu =
                    NativeOptions.get(
                            stream, ipv6 && !plain ? NativeOptions.IPV6_MTU : NativeOptions.IP_MTU);
            return mtu.isPresent() ? Integer.valueOf(mtu.getAsInt()) : null;
        }
        SocketAddress local = stream.isConnected() ? stream.getLocalAddress() : null;
        if (!(local instanceof InetSocketAddress a)) {
            return null;
        }
        NetworkInterface link = NetworkInterface.getByInetAddress(a.getAddress());
        if (link == null) {
            return null;
        }
        return isIPv4(a) ? Math.min(link.getMTU(), MAX_IPV4_MTU) : Integer.valueOf(link.getMTU());
    }

    private static boolean isIPv4(InetSocketAddress a) {
        return a.getAddress() instanceof java.net.Inet4Address;
    }

    /**
     * Has urgent data stay in its place in the stream, as Qt does on the sockets that it opens; it
     * would be lost otherwise.
     */
    static void keepUrgentDataInline(SelectableChannel channel) throws IOException {
        if (!NativeOptions.set(channel, NativeOptions.SO_OOBINLINE, 1)
                && channel instanceof SocketChannel stream) {
            stream.socket().setOOBInline(true);
        }
    }
}
