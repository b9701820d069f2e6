// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.epoll;

import java.io.IOException;
import java.net.SocketException;
import java.net.SocketOption;
import java.nio.channels.NetworkChannel;

/** What Java's two older sockets have in common when they stand on a channel. */
final class OlderSockets {
    private OlderSockets() {}

    static <T> void set(NetworkChannel channel, SocketOption<T> option, T value)
            throws SocketException {
        try {
            channel.setOption(option, value);
        } catch (IOException e) {
            throw asSocketException(e);
        }
    }

    static <T> T get(NetworkChannel channel, SocketOption<T> option) throws SocketException {
        try {
            return channel.getOption(option);
        } catch (IOException e) {
            throw asSocketException(e);
        }
    }

    private static SocketException asSocketException(IOException e) {
        return e instanceof SocketException s
                ? s
                : (SocketException) new SocketException(e.toString()).initCause(e);
    }

    static void requireNone(int timeout) {
        if (timeout != 0) {
            throw new UnsupportedOperationException("Time-outs: use the channel with a selector");
        }
    }
}
