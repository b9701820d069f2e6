// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.epoll;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.nio.channels.AlreadyBoundException;
import java.nio.channels.AlreadyConnectedException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ConnectionPendingException;
import java.nio.channels.NoConnectionPendingException;
import java.nio.channels.NotYetConnectedException;
import java.nio.channels.SocketChannel;
import java.util.Set;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;

/**
 * What a connection is, apart from its data: how it comes and goes, its addresses and options.
 *
 * <p>There may be thousands: it holds little but the descriptor, and the peer's address in the
 * kernel's form, since the kernel does not tell it any more once the connection is lost.
 */
abstract sealed class EpollConnection extends SocketChannel implements EpollChannel
        permits EpollSocketChannel {
    private static final AtomicIntegerFieldUpdater<EpollConnection> STATE =
            AtomicIntegerFieldUpdater.newUpdater(EpollConnection.class, "state");

    private static final int CONNECTING = 1;
    static final int CONNECTED = 1 << 1;
    static final int INPUT_SHUT = 1 << 2;
    static final int OUTPUT_SHUT = 1 << 3;
    static final int RESET = 1 << 4;

    final Descriptor descriptor;
    private final boolean ipv6;
    volatile int state;

    /** Null until it connects. */
    private volatile byte[] peer;

    /** The own end's address; null until it is connected and somebody has asked. */
    private volatile InetSocketAddress local;

    /** Made for who asks. */
    private Socket socket;

    /** One that is not connected yet. */
    EpollConnection(EpollSelectorProvider provider, Descriptor descriptor, boolean ipv6) {
        super(provider);
        this.descriptor = descriptor;
        this.ipv6 = ipv6;
    }

    /** One that is connected; its own address is null if it is yet to be asked for. */
    EpollConnection(
            EpollSelectorProvider provider,
            Descriptor descriptor,
            boolean ipv6,
            InetSocketAddress local,
            byte[] peer) {
        this(provider, descriptor, ipv6);
        this.local = local;
        this.peer = peer;
        state = CONNECTED;
    }

    final boolean is(int flag) {
        return (state & flag) != 0;
    }

    final void set(int flag) {
        STATE.accumulateAndGet(this, flag, (before, added) -> before | added);
    }

    @Override
    public Descriptor descriptor() {
        return descriptor;
    }

    final void checkOpen() throws ClosedChannelException {
        if (!isOpen()) {
            throw new ClosedChannelException();
        }
    }

    // -- life -------------------------------------------------------------------------------------

    @Override
    protected void implCloseSelectableChannel() {
        descriptor.close();
    }

    @Override
    protected void implConfigureBlocking(boolean block) {
        // for the kernel it never is
    }

    @Override
    public SocketChannel bind(SocketAddress local) throws IOException {
        checkOpen();
        SocketAddress any = new InetSocketAddress(0);
        synchronized (descriptor) {
            if (isConnectionPending()) {
                throw new ConnectionPendingException();
            }
            if (descriptor.localAddress() != null) {
                throw new AlreadyBoundException();
            }
            descriptor.bind(SocketAddressBytes.of(local == null ? any : local, ipv6));
        }
        return this;
    }

    @Override
    public SocketAddress getLocalAddress() throws IOException {
        checkOpen();
        InetSocketAddress known = local;
        if (known == null) {
            boolean stays = is(CONNECTED);
            known = descriptor.localAddress();
            if (stays) {
                local = known;
            }
        }
        return known;
    }

    @Override
    public SocketAddress getRemoteAddress() throws IOException {
        checkOpen();
        return lastPeer();
    }

    /** Known even when it is closed; null if it was never connected. */
    InetSocketAddress lastPeer() {
        return is(CONNECTED) ? SocketAddressBytes.toJava(peer) : null;
    }

    @Override
    public synchronized Socket socket() {
        if (socket == null) {
            socket = EpollSocket.of((EpollSocketChannel) this);
        }
        return socket;
    }

    // -- options ----------------------------------------------------------------------------------

    @Override
    public <T> SocketChannel setOption(SocketOption<T> option, T value) throws IOException {
        checkOpen();
        SocketOptionTable.OF_STREAMS.set(descriptor, ipv6, option, value);
        return this;
    }

    @Override
    public <T> T getOption(SocketOption<T> option) throws IOException {
        checkOpen();
        return SocketOptionTable.OF_STREAMS.get(descriptor, ipv6, option);
    }

    @Override
    public Set<SocketOption<?>> supportedOptions() {
        return SocketOptionTable.OF_STREAMS.options();
    }

    // -- connecting -------------------------------------------------------------------------------

    @Override
    public boolean isConnected() {
        return is(CONNECTED) && isOpen();
    }

    @Override
    public boolean isConnectionPending() {
        return is(CONNECTING) && !is(CONNECTED) && isOpen();
    }

    @Override
    public boolean connect(SocketAddress remote) throws IOException {
        checkOpen();
        return start(SocketAddressBytes.ofPeer(remote, ipv6)) || isBlocking() && finishWaiting();
    }

    /** Who wants to finish it must not see it before the kernel does. */
    private boolean start(byte[] address) throws IOException {
        synchronized (descriptor) {
            if (is(CONNECTED)) {
                throw new AlreadyConnectedException();
            }
            if (is(CONNECTING)) {
                throw new ConnectionPendingException();
            }
            peer = address;
            int result;
            int number = descriptor.enter();
            try {
                result = SocketCalls.connect(number, address);
            } finally {
                descriptor.leave();
            }
            if (result == -Errno.EINPROGRESS || result == -Errno.EINTR) {
                set(CONNECTING);
                return false;
            }
            return connected(result);
        }
    }

    @Override
    public boolean finishConnect() throws IOException {
        checkOpen();
        if (is(CONNECTED)) {
            return true;
        }
        if (!is(CONNECTING)) {
            throw new NoConnectionPendingException();
        }
        return isBlocking() ? finishWaiting() : finish(0);
    }

    private boolean finishWaiting() throws IOException {
        boolean done = true;
        try {
            begin();
            while (!finish(-1)) {
                continue;
            }
            return true;
        } catch (ClosedChannelException e) {
            done = false; // by another thread; what just fails is closed here, too
            throw e;
        } finally {
            end(done);
        }
    }

    private boolean finish(int millis) throws IOException {
        if (!descriptor.await(SocketCalls.POLLOUT, millis)) {
            return false;
        }
        synchronized (descriptor) { // the kernel tells the error only once
            int[] error =
                    descriptor.option(SocketOptionTable.SOL_SOCKET, SocketOptionTable.SO_ERROR, 1);
            return is(CONNECTED) || connected(-error[0]);
        }
    }

    /** As the interface has it, what fails is closed. */
    private boolean connected(int result) throws IOException {
        if (result < 0) {
            checkNotClosedMeanwhile();
            close();
            throw Errno.exception(-result);
        }
        set(CONNECTED);
        return true;
    }

    /** Who closes a socket that is in use ends its stream first. */
    final void checkNotClosedMeanwhile() throws AsynchronousCloseException {
        if (!isOpen()) {
            throw new AsynchronousCloseException();
        }
    }

    // -- ending one way, and what else a socket can -----------------------------------------------

    @Override
    public SocketChannel shutdownInput() throws IOException {
        return shutdown(INPUT_SHUT, SocketCalls.SHUT_RD);
    }

    @Override
    public SocketChannel shutdownOutput() throws IOException {
        return shutdown(OUTPUT_SHUT, SocketCalls.SHUT_WR);
    }

    private SocketChannel shutdown(int flag, int how) throws IOException {
        checkOpen();
        if (!is(CONNECTED)) {
            throw new NotYetConnectedException();
        }
        if (is(flag)) {
            return this;
        }
        set(flag);
        int number = descriptor.enter();
        try {
            int result = SocketCalls.shutdown(number, how);
            if (result != -Errno.ENOTCONN) { // the peer has ended it
                Descriptor.check(result);
            }
        } finally {
            descriptor.leave();
        }
        return this;
    }

    boolean isInputShut() {
        return is(INPUT_SHUT);
    }

    boolean isOutputShut() {
        return is(OUTPUT_SHUT);
    }

    /** Returns how many bytes can be read without waiting. */
    int available() throws IOException {
        int number = descriptor.enter();
        try {
            return Descriptor.check(SocketCalls.available(number));
        } finally {
            descriptor.leave();
        }
    }

    void sendUrgent(int data) throws IOException {
        int number = descriptor.enter();
        try {
            long sent = SocketCalls.sendUrgent(number, new byte[] {(byte) data});
            Descriptor.check((int) sent);
        } finally {
            descriptor.leave();
        }
    }
}
