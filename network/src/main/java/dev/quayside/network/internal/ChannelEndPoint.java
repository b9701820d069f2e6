// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.network.internal;

import dev.quayside.core.ChannelNotifier;
import dev.quayside.core.QDeadlineTimer;
import dev.quayside.network.QAbstractSocketBase.NetworkLayerProtocol;
import dev.quayside.network.QAbstractSocketBase.SocketError;
import dev.quayside.network.QAbstractSocketBase.SocketOption;
import dev.quayside.network.QAbstractSocketBase.SocketState;
import dev.quayside.network.QAbstractSocketBase.SocketType;
import dev.quayside.network.QHostAddress;
import dev.quayside.network.QSocketDescriptor;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.SocketAddress;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/**
 * The half of an engine on a {@code java.nio} channel that is the same for connections and
 * listeners: what it is, how it stands, its options, notifications and waits.
 *
 * <p>It is itself the notifier that the dispatcher knows, so that a connection costs one object
 * less, and enters the dispatcher when notifications are first enabled. There are thousands of
 * these: what is to be remembered besides the channel is in the bits of {@code flags}, and
 * addresses are asked for when somebody wants them.
 */
abstract class ChannelEndPoint extends ChannelNotifier implements SocketEngine {
    /** The channel is of the IPv6 family. */
    static final int IPV6 = 1;

    /** An IPv6 channel that takes IPv4 as well, as its owner asked. */
    static final int DUAL = 1 << 1;

    /** No IPv4 peer can come to the IPv6 channel. */
    static final int IPV6_ONLY = 1 << 2;

    private static final int READ_ENABLED = 1 << 3;
    private static final int WRITE_ENABLED = 1 << 4;
    private static final int SUSPENDED = 1 << 5;
    private static final int NO_MULTICAST_LOOPBACK = 1 << 6;
    private static final int FAILURE_STAYS = 1 << 7;

    /** Null while there is no end point. */
    SelectableChannel channel;

    private EngineReceiver receiver;
    private SocketFailure failure;
    private SocketState state = SocketState.UnconnectedState;
    private byte flags;

    // ---- for subclasses ---------------------------------------------------------------------

    /** Begins with a new channel; nothing of an earlier one is left. */
    final void begin(SelectableChannel newChannel, SocketState newState, int newFlags) {
        channel = newChannel;
        state = newState;
        flags = (byte) newFlags;
        failure = null;
    }

    final void enter(SocketState newState) {
        state = newState;
        updateInterest();
    }

    /**
     * Remembers an error; returns -1 for the caller to return. As in Qt, the first error of a
     * channel stays, but that a connection is not finished yet gives way to what comes of it. A
     * listener goes on after an error, and tells its latest. No error (null) leaves the one before.
     */
    final int fail(SocketFailure newFailure) {
        if (newFailure != null && !has(FAILURE_STAYS)) {
            failure = newFailure;
            set(
                    FAILURE_STAYS,
                    state != SocketState.ListeningState && newFailure != SocketErrors.UNFINISHED);
        }
        return -1;
    }

    final SocketFailure failure() {
        return failure;
    }

    final boolean has(int flag) {
        return (flags & flag) != 0;
    }

    final void set(int flag, boolean on) {
        flags = (byte) (on ? flags | flag : flags & ~flag);
    }

    // ---- life and state ---------------------------------------------------------------------

    @Override
    public final boolean isValid() {
        return channel != null && channel.isOpen();
    }

    @Override
    public final QSocketDescriptor socketDescriptor() {
        return channel == null ? null : DescriptorAccess.get().make(channel, has(IPV6), true);
    }

    @Override
    public final void close() {
        close(channel instanceof ServerSocketChannel);
    }

    /**
     * Closes. Java really closes a channel only once it is in no selector. For a connection that is
     * soon enough, at the end of the loop's turn: the peer is told of the end at once all the same,
     * and many that end together leave the selector together.
     *
     * @param atOnce whether to leave the selector first: a listener has to let go of its port
     */
    final void close(boolean atOnce) {
        SelectableChannel c = channel;
        state = SocketState.UnconnectedState;
        if (c == null) {
            return;
        }
        channel = null;
        // which family it was is kept, for connecting again
        set(READ_ENABLED | WRITE_ENABLED | SUSPENDED | IPV6_ONLY | FAILURE_STAYS, false);
        if (atOnce) {
            cancelClosed();
        } else {
            cancel();
        }
        try {
            c.close();
        } catch (IOException e) {
            NetworkLog.LOG.log(Level.WARNING, "Closing a socket failed", e);
        }
    }

    @Override
    public final SocketType socketType() {
        return SocketType.TcpSocket;
    }

    @Override
    public final NetworkLayerProtocol protocol() {
        if (channel == null) {
            return NetworkLayerProtocol.UnknownNetworkLayerProtocol;
        }
        if (!has(IPV6)) {
            return NetworkLayerProtocol.IPv4Protocol;
        }
        return has(DUAL) ? NetworkLayerProtocol.AnyIPProtocol : NetworkLayerProtocol.IPv6Protocol;
    }

    @Override
    public final SocketState state() {
        return state;
    }

    @Override
    public final SocketError error() {
        return failure == null ? SocketError.UnknownSocketError : failure.error();
    }

    @Override
    public final String errorString() {
        return failure == null ? "" : failure.text();
    }

    @Override
    public final boolean isIPv6Only() {
        return has(IPV6_ONLY);
    }

    // ---- addresses --------------------------------------------------------------------------

    @Override
    public final QHostAddress localAddress() {
        return SocketAddresses.toQt(local(), has(IPV6), has(DUAL));
    }

    @Override
    public final int localPort() {
        return SocketAddresses.portOf(local());
    }

    @Override
    public final QHostAddress peerAddress() {
        return SocketAddresses.toQt(peer(), has(IPV6), false);
    }

    @Override
    public final int peerPort() {
        return SocketAddresses.portOf(peer());
    }

    private SocketAddress local() {
        try {
            if (channel instanceof SocketChannel stream) {
                return stream.getLocalAddress();
            }
            return channel == null ? null : ((ServerSocketChannel) channel).getLocalAddress();
        } catch (IOException e) {
            return null; // closed by somebody else: there is none any more
        }
    }

    private SocketAddress peer() {
        try {
            return channel instanceof SocketChannel stream ? stream.getRemoteAddress() : null;
        } catch (IOException e) {
            return null; // as above
        }
    }

    // ---- options ----------------------------------------------------------------------------

    @Override
    public final boolean setOption(SocketOption option, int value) {
        if (channel == null) {
            return false;
        }
        if (option == SocketOption.MulticastLoopbackOption) {
            set(NO_MULTICAST_LOOPBACK, value == 0); // means nothing to TCP, but is kept, as in Qt
            return true;
        }
        try {
            return SocketOptions.set(channel, has(IPV6), option, value);
        } catch (IOException e) {
            NetworkLog.LOG.log(Level.DEBUG, "The system refused " + option + " " + value, e);
            return false;
        }
    }

    @Override
    public final Integer option(SocketOption option) {
        if (channel == null) {
            return null;
        }
        if (option == SocketOption.MulticastLoopbackOption) {
            return has(NO_MULTICAST_LOOPBACK) ? 0 : 1;
        }
        try {
            return SocketOptions.get(channel, has(IPV6), option);
        } catch (IOException e) {
            NetworkLog.LOG.log(Level.DEBUG, "The system does not tell " + option, e);
            return null;
        }
    }

    // ---- notifications ----------------------------------------------------------------------

    @Override
    public final void setReceiver(EngineReceiver newReceiver) {
        receiver = newReceiver;
    }

    @Override
    public final void setReadNotificationEnabled(boolean enable) {
        if (channel != null && has(READ_ENABLED) != enable) {
            set(READ_ENABLED, enable);
            updateInterest();
        }
    }

    @Override
    public final boolean isReadNotificationEnabled() {
        return has(READ_ENABLED);
    }

    @Override
    public final void setWriteNotificationEnabled(boolean enable) {
        if (channel != null && has(WRITE_ENABLED) != enable) {
            set(WRITE_ENABLED, enable);
            updateInterest();
        }
    }

    @Override
    public final boolean isWriteNotificationEnabled() {
        return has(WRITE_ENABLED);
    }

    @Override
    public final void suspend() {
        set(SUSPENDED, true);
        cancel();
        ReadArena.current().reclaim();
    }

    @Override
    public final void resume() {
        set(SUSPENDED, false);
        updateInterest();
    }

    /** What to be told of, as the channel's kind and state have it. */
    private int interest() {
        boolean read = has(READ_ENABLED);
        boolean write = has(WRITE_ENABLED);
        return switch (state) {
            case ConnectedState, ClosingState ->
                    (read ? SelectionKey.OP_READ : 0) | (write ? SelectionKey.OP_WRITE : 0);
            case ConnectingState -> read || write ? SelectionKey.OP_CONNECT : 0;
            case ListeningState -> read ? SelectionKey.OP_ACCEPT : 0;
            // the system calls what is not connected ready all the time
            default -> 0;
        };
    }

    private void updateInterest() {
        int ops = interest();
        if (isRegistered()) {
            setInterestOps(ops);
        } else if (ops != 0 && !has(SUSPENDED)) {
            try {
                register(channel, ops);
            } catch (IOException e) {
                fail(SocketErrors.onWait(e));
                if (receiver != null) {
                    receiver.closeNotification();
                }
            }
        }
    }

    @Override
    protected final void channelReady(int ops) {
        SelectableChannel c = channel;
        if (receiver == null) {
            return;
        }
        if (state == SocketState.ConnectingState) {
            receiver.connectionNotification();
            return;
        }
        if (has(READ_ENABLED) && (ops & (SelectionKey.OP_READ | SelectionKey.OP_ACCEPT)) != 0) {
            receiver.readNotification();
        }
        // the receiver may have closed this end point, or begun another one
        if (c == channel
                && receiver != null
                && has(WRITE_ENABLED)
                && (ops & SelectionKey.OP_WRITE) != 0) {
            receiver.writeNotification();
        }
    }

    // ---- waits ------------------------------------------------------------------------------

    @Override
    public final boolean waitForRead(QDeadlineTimer deadline, boolean[] timedOut) {
        return report(waitForReadOrWrite(true, false, deadline), timedOut);
    }

    @Override
    public final boolean waitForWrite(QDeadlineTimer deadline, boolean[] timedOut) {
        return report(waitForReadOrWrite(false, true, deadline), timedOut);
    }

    private static boolean report(int ready, boolean[] timedOut) {
        if (timedOut != null) {
            timedOut[0] = ready == 0;
        }
        return ready > 0;
    }

    @Override
    public final int waitForReadOrWrite(boolean read, boolean write, QDeadlineTimer deadline) {
        int ops =
                switch (state) {
                    case ConnectedState, ClosingState ->
                            (read ? SelectionKey.OP_READ : 0) | (write ? SelectionKey.OP_WRITE : 0);
                    case ConnectingState -> SelectionKey.OP_CONNECT;
                    case ListeningState -> SelectionKey.OP_ACCEPT;
                    default -> 0;
                };
        if (channel == null) {
            return fail(SocketErrors.INVALID_DESCRIPTOR);
        }
        if (ops == 0) { // the system calls what is not connected ready all the time
            return READABLE | (write ? WRITABLE : 0);
        }
        try {
            int ready = SocketWaiter.await(channel, ops, deadline);
            if (ready == 0) {
                fail(SocketErrors.TIMEOUT);
                set(FAILURE_STAYS, false); // the next wait may end otherwise
                return 0;
            }
            boolean in = (ready & (SelectionKey.OP_READ | SelectionKey.OP_ACCEPT)) != 0;
            boolean out = (ready & (SelectionKey.OP_WRITE | SelectionKey.OP_CONNECT)) != 0;
            return (in ? READABLE : 0) | (out ? WRITABLE : 0);
        } catch (IOException e) {
            return fail(SocketErrors.onWait(e));
        }
    }
}
