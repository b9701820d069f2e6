// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.epoll;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.nio.channels.AlreadyBoundException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NotYetBoundException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.Set;

/** A listener. */
final class EpollServerSocketChannel extends ServerSocketChannel implements EpollChannel {
    private static final int DEFAULT_BACKLOG = 50;

    private final EpollSelectorProvider provider;
    private final Descriptor descriptor;
    private final boolean ipv6;
    private volatile boolean bound;

    /** Made for who asks. */
    private ServerSocket socket;

    EpollServerSocketChannel(
            EpollSelectorProvider provider, Descriptor descriptor, boolean ipv6, boolean bound) {
        super(provider);
        this.provider = provider;
        this.descriptor = descriptor;
        this.ipv6 = ipv6;
        this.bound = bound;
    }

    @Override
    public Descriptor descriptor() {
        return descriptor;
    }

    private void checkOpen() throws ClosedChannelException {
        if (!isOpen()) {
            throw new ClosedChannelException();
        }
    }

    @Override
    protected void implCloseSelectableChannel() {
        descriptor.close();
    }

    @Override
    protected void implConfigureBlocking(boolean block) {
        // for the kernel it never is
    }

    @Override
    public ServerSocketChannel bind(SocketAddress local, int backlog) throws IOException {
        checkOpen();
        if (bound) {
            throw new AlreadyBoundException();
        }
        SocketAddress any = new InetSocketAddress(0);
        descriptor.bind(SocketAddressBytes.of(local == null ? any : local, ipv6));
        int number = descriptor.enter();
        try {
            int length = backlog < 1 ? DEFAULT_BACKLOG : backlog;
            Descriptor.check(SocketCalls.listen(number, length));
        } finally {
            descriptor.leave();
        }
        bound = true;
        return this;
    }

    @Override
    public SocketAddress getLocalAddress() throws IOException {
        checkOpen();
        return bound ? descriptor.localAddress() : null;
    }

    @Override
    public <T> ServerSocketChannel setOption(SocketOption<T> option, T value) throws IOException {
        checkOpen();
        SocketOptionTable.OF_LISTENERS.set(descriptor, ipv6, option, value);
        return this;
    }

    @Override
    public <T> T getOption(SocketOption<T> option) throws IOException {
        checkOpen();
        return SocketOptionTable.OF_LISTENERS.get(descriptor, ipv6, option);
    }

    @Override
    public Set<SocketOption<?>> supportedOptions() {
        return SocketOptionTable.OF_LISTENERS.options();
    }

    @Override
    public synchronized ServerSocket socket() {
        if (socket == null) {
            socket = EpollServerSocket.of(this);
        }
        return socket;
    }

    @Override
    public SocketChannel accept() throws IOException {
        checkOpen();
        if (!bound) {
            throw new NotYetBoundException();
        }
        return isBlocking() ? acceptWaiting() : acceptNow();
    }

    private SocketChannel acceptNow() throws IOException {
        byte[] peer = SocketAddressBytes.empty();
        int accepted;
        int number = descriptor.enter();
        try {
            do {
                accepted = SocketCalls.accept(number, peer);
            } while (accepted == -Errno.ECONNABORTED || accepted == -Errno.EINTR);
        } finally {
            descriptor.leave();
        }
        if (accepted == -Errno.EAGAIN) {
            return null;
        }
        Descriptor connection = Descriptor.of(accepted);
        byte[] address = ipv6 ? peer : Arrays.copyOf(peer, SocketAddressBytes.IPV4_SIZE);
        return new EpollSocketChannel(provider, connection, ipv6, address);
    }

    private SocketChannel acceptWaiting() throws IOException {
        SocketChannel accepted = null;
        try {
            begin();
            accepted = acceptNow();
            while (accepted == null) {
                descriptor.await(SocketCalls.POLLIN, -1);
                accepted = acceptNow();
            }
            return accepted;
        } finally {
            end(accepted != null);
        }
    }
}
