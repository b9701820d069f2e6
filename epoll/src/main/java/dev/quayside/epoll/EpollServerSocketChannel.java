// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.epoll;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.nio.channels.AlreadyBoundException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedByInterruptException;
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

    /** Null until it is bound. */
    private volatile InetSocketAddress local;

    /** Made for who asks. */
    private ServerSocket socket;

    EpollServerSocketChannel(
            EpollSelectorProvider provider,
            Descriptor descriptor,
            boolean ipv6,
            InetSocketAddress local) {
        super(provider);
        this.provider = provider;
        this.descriptor = descriptor;
        this.ipv6 = ipv6;
        this.local = local;
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
    public ServerSocketChannel bind(SocketAddress address, int backlog) throws IOException {
        checkOpen();
        SocketAddress any = new InetSocketAddress(0);
        byte[] bytes = SocketAddressBytes.of(address == null ? any : address, ipv6);
        synchronized (descriptor) {
            if (local != null) {
                throw new AlreadyBoundException();
            }
            descriptor.bind(bytes);
            int number = descriptor.enter();
            try {
                int length = backlog < 1 ? DEFAULT_BACKLOG : backlog;
                Descriptor.check(SocketCalls.listen(number, length));
            } finally {
                descriptor.leave();
            }
            local = descriptor.localAddress();
        }
        return this;
    }

    @Override
    public SocketAddress getLocalAddress() throws IOException {
        checkOpen();
        return local;
    }

    /** Known even when it is closed; null if it was never bound. */
    InetSocketAddress lastAddress() {
        return local;
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
        if (local == null) {
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
        if (accepted < 0 && !isOpen()) { // who closes it while it is in use ends it first
            throw new AsynchronousCloseException();
        }
        Descriptor connection = Descriptor.of(accepted);
        byte[] address = ipv6 ? peer : Arrays.copyOf(peer, SocketAddressBytes.IPV4_SIZE);
        // who has come to one address has it at this end; of many, the system knows which
        InetSocketAddress own = local.getAddress().isAnyLocalAddress() ? null : local;
        return new EpollSocketChannel(provider, connection, ipv6, own, address);
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
        } finally {
            endWaiting(accepted);
        }
        return accepted;
    }

    private void endWaiting(SocketChannel accepted) throws IOException {
        try {
            end(accepted != null);
        } catch (ClosedByInterruptException e) {
            if (accepted != null) { // just in time, but for nobody
                accepted.close();
            }
            throw e;
        }
    }
}
