// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.network.internal;

import dev.quayside.network.QAbstractSocketBase.BindFlag;
import java.io.IOException;
import java.net.ProtocolFamily;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectableChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Set;

/** Opens channels the way Qt opens its sockets. */
final class ChannelOpener {
    private ChannelOpener() {}

    /** Opens a channel to connect with, non-blocking. */
    static SocketChannel openStream(boolean ipv6) throws IOException {
        return prepare(SocketChannel.open(family(ipv6)));
    }

    /** Opens a listener, non-blocking. */
    static ServerSocketChannel openListener(boolean ipv6) throws IOException {
        return prepare(ServerSocketChannel.open(family(ipv6)));
    }

    private static ProtocolFamily family(boolean ipv6) {
        return ipv6 ? StandardProtocolFamily.INET6 : StandardProtocolFamily.INET;
    }

    private static <C extends SelectableChannel> C prepare(C channel) throws IOException {
        try {
            channel.configureBlocking(false);
            SocketOptions.keepUrgentDataInline(channel);
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /**
     * Sets SO_REUSEADDR as Qt does on Unix: on for ShareAddress and ReuseAddressHint, off for
     * DontShareAddress, and left alone by default. On Windows the option means something else, and
     * Qt leaves it alone.
     */
    static void setReuse(SocketChannel channel, Set<BindFlag> mode) throws IOException {
        if (NativeOptions.WINDOWS) {
            return;
        }
        boolean share =
                mode.contains(BindFlag.ShareAddress) || mode.contains(BindFlag.ReuseAddressHint);
        if (share || mode.contains(BindFlag.DontShareAddress)) {
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, share);
        }
    }

    /** Sets SO_REUSEADDR as Qt's servers do on Unix; never on Windows. */
    static void setReuse(ServerSocketChannel listener) throws IOException {
        if (!NativeOptions.WINDOWS) {
            listener.setOption(StandardSocketOptions.SO_REUSEADDR, true);
        }
    }

    /**
     * Java needs a file descriptor of its own when it closes a channel for the first time. Without
     * one it could never close any: so that happens now, before they run out.
     */
    static void loadClosing() {
        try {
            SocketChannel.open().close();
        } catch (IOException e) {
            System.getLogger(ChannelOpener.class.getName())
                    .log(System.Logger.Level.WARNING, "No file descriptor is left", e);
        }
    }
}
