// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.network;

import dev.quayside.network.internal.DescriptorAccess;
import dev.quayside.network.internal.NetworkLog;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.Channel;
import java.nio.channels.SelectableChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;

/**
 * A socket of the system on its way to an owner: what {@link QTcpServer} hands to {@code
 * incomingConnection}, and what {@code setSocketDescriptor} takes. Stands where Qt has {@code
 * qintptr}.
 *
 * <p>Made by the library for accepted connections, or by a program from a channel of its own, also
 * from the one that inetd or systemd hands over ({@link #inherited()}).
 *
 * <p><b>Guarantees.</b> It is taken at most once: by the first {@code setSocketDescriptor} or
 * {@link #take()}. From then on the channel is the taker's, who puts it into non-blocking mode and
 * closes it. As long as nobody has taken it, the holder must close it; nothing is closed by the
 * garbage collector. Two descriptors are equal if they are of the same channel.
 *
 * <p><b>Thread rule.</b> May be handed to another thread, and used by any thread: of two threads
 * that take it, one gets it.
 *
 * <p><b>Difference from Qt.</b> Not a number of the operating system, which Java does not give
 * away. A connection from an IPv4 client to a dual-stack server that did not come through Quayside
 * is reported with its plain IPv4 address instead of {@code ::ffff:a.b.c.d}.
 *
 * @see <a
 *     href="https://doc.qt.io/qt-6/qabstractsocket.html#setSocketDescriptor">setSocketDescriptor</a>
 */
public final class QSocketDescriptor implements AutoCloseable {
    private static final int FREE = 0;
    private static final int TAKEN = 1;
    private static final int CLOSED = 2;

    private static final AtomicIntegerFieldUpdater<QSocketDescriptor> STATE =
            AtomicIntegerFieldUpdater.newUpdater(QSocketDescriptor.class, "state");

    static {
        DescriptorAccess.set(new Access());
    }

    private final SelectableChannel channel;
    private final boolean ipv6;
    private volatile int state;

    private QSocketDescriptor(SelectableChannel channel, boolean ipv6, int state) {
        this.channel = channel;
        this.ipv6 = ipv6;
        this.state = state;
    }

    /**
     * Wraps a connection made elsewhere.
     *
     * @param channel a channel that is connected, or at least open
     * @return the descriptor
     */
    public static QSocketDescriptor of(SocketChannel channel) {
        return new QSocketDescriptor(Objects.requireNonNull(channel, "channel"), false, FREE);
    }

    /**
     * Wraps a listener made elsewhere.
     *
     * @param channel a channel that is bound
     * @return the descriptor
     */
    public static QSocketDescriptor of(ServerSocketChannel channel) {
        return new QSocketDescriptor(Objects.requireNonNull(channel, "channel"), false, FREE);
    }

    /**
     * Wraps the TCP socket with which the program was started, by inetd or systemd: a listener
     * ({@code Accept=no}, inetd's {@code wait}) or a connection ({@code Accept=yes}, {@code
     * nowait}). Java looks for it at the standard input.
     *
     * @return the descriptor, or null if the program was started without one
     * @throws IOException if it cannot be used
     * @see System#inheritedChannel()
     */
    public static QSocketDescriptor inherited() throws IOException {
        Channel channel = System.inheritedChannel();
        if (channel instanceof SocketChannel stream) {
            return of(stream);
        }
        return channel instanceof ServerSocketChannel listener ? of(listener) : null;
    }

    /**
     * Returns whether this stands for an open socket, taken or not.
     *
     * @return whether it does
     */
    public boolean isValid() {
        return channel.isOpen();
    }

    /**
     * Returns whether this is a listener, for a server.
     *
     * @return true for a listener, false for a connection
     */
    public boolean isListener() {
        return channel instanceof ServerSocketChannel;
    }

    /**
     * Returns whether somebody has taken the channel.
     *
     * @return whether it is taken
     */
    public boolean isTaken() {
        return state == TAKEN;
    }

    /**
     * Takes the channel out, for a program that wants to go on without Quayside.
     *
     * @return a {@link SocketChannel} or {@link ServerSocketChannel}; in blocking mode, as Java
     *     makes them, unless somebody has changed that
     * @throws IllegalStateException if it was taken or closed before
     */
    public SelectableChannel take() {
        if (!STATE.compareAndSet(this, FREE, TAKEN)) {
            throw new IllegalStateException(state == TAKEN ? "Taken already" : "Closed already");
        }
        return channel;
    }

    /**
     * Returns the channel for looking at it and setting options of it, without taking it. Reading,
     * writing and closing are for the one who takes it.
     *
     * @return a {@link SocketChannel} or {@link ServerSocketChannel}
     */
    public SelectableChannel channel() {
        return channel;
    }

    /** Closes the channel unless somebody has taken it; closing twice is harmless. */
    @Override
    public void close() {
        if (STATE.compareAndSet(this, FREE, CLOSED)) {
            try {
                channel.close();
            } catch (IOException e) {
                NetworkLog.LOG.log(Level.WARNING, "Closing " + this + " failed", e);
            }
        }
    }

    /**
     * Closes the channel by a reset unless somebody has taken it: to a peer that had connected, as
     * far as it knew, this looks like a refusal afterwards.
     */
    public void closeWithReset() {
        if (state == FREE && channel instanceof SocketChannel stream) {
            try {
                stream.setOption(StandardSocketOptions.SO_LINGER, 0);
            } catch (IOException e) {
                NetworkLog.LOG.log(Level.DEBUG, "The peer of {0} sees a plain close", this);
            }
        }
        close();
    }

    /** Whether this is a connection with an IPv4 peer, also one that came over an IPv6 listener. */
    boolean isIPv4Peer() {
        try {
            return channel instanceof SocketChannel stream
                    && stream.getRemoteAddress() instanceof InetSocketAddress peer
                    && peer.getAddress() instanceof Inet4Address;
        } catch (IOException e) {
            return false; // gone already
        }
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof QSocketDescriptor other && channel == other.channel;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(channel);
    }

    /** Returns the addresses and the state, for people. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("QSocketDescriptor(");
        try {
            if (!channel.isOpen()) {
                text.append("closed");
            } else if (channel instanceof SocketChannel stream) {
                text.append(stream.getLocalAddress()).append(" to ");
                text.append(stream.getRemoteAddress());
            } else {
                text.append("listening on ");
                text.append(((ServerSocketChannel) channel).getLocalAddress());
            }
        } catch (IOException e) {
            text.append(e.getMessage());
        }
        return text.append(state == TAKEN ? ", taken)" : ")").toString();
    }

    private static final class Access extends DescriptorAccess {
        @Override
        protected QSocketDescriptor make(SelectableChannel channel, boolean ipv6, boolean taken) {
            return new QSocketDescriptor(channel, ipv6, taken ? TAKEN : FREE);
        }

        @Override
        protected SelectableChannel tryTake(QSocketDescriptor descriptor) {
            return STATE.compareAndSet(descriptor, FREE, TAKEN) ? descriptor.channel : null;
        }

        @Override
        protected boolean isIPv6(QSocketDescriptor descriptor) {
            return descriptor.ipv6;
        }
    }
}
