// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.network.internal;

import dev.quayside.core.internal.RingBuffer;
import dev.quayside.network.QAbstractSocketBase.BindFlag;
import dev.quayside.network.QAbstractSocketBase.NetworkLayerProtocol;
import dev.quayside.network.QAbstractSocketBase.SocketState;
import dev.quayside.network.QAbstractSocketBase.SocketType;
import dev.quayside.network.QHostAddress;
import dev.quayside.network.QSocketDescriptor;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.NotYetConnectedException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnsupportedAddressTypeException;
import java.util.Set;

/** The plain engine: makes one {@code java.nio} channel and moves the bytes. */
public final class NioSocketEngine extends ChannelEndPoint {
    static {
        SocketErrors.load();
        ChannelOpener.loadClosing();
    }

    /** Makes an engine that is not valid yet. */
    public NioSocketEngine() {}

    // ---- life -------------------------------------------------------------------------------

    @Override
    public boolean initialize(SocketType type, NetworkLayerProtocol protocol) {
        close();
        if (type != SocketType.TcpSocket) {
            fail(SocketErrors.UNSUPPORTED);
            return false;
        }
        int family =
                switch (protocol) {
                    case IPv6Protocol -> IPV6;
                    case AnyIPProtocol -> IPV6 | DUAL;
                    case IPv4Protocol, UnknownNetworkLayerProtocol -> 0;
                };
        return openStream(family);
    }

    private int family() {
        return (has(IPV6) ? IPV6 : 0) | (has(DUAL) ? DUAL : 0);
    }

    private boolean openStream(int family) {
        try {
            begin(
                    ChannelOpener.openStream((family & IPV6) != 0),
                    SocketState.UnconnectedState,
                    family);
            return true;
        } catch (UnsupportedOperationException e) { // no IPv6 on this host
            if ((family & DUAL) != 0) {
                return openStream(0);
            }
            fail(SocketErrors.onOpen(e));
        } catch (IOException e) {
            fail(SocketErrors.onOpen(e));
        }
        return false;
    }

    @Override
    public boolean reopen() {
        SocketFailure before = failure();
        boolean opened = openStream(family());
        fail(before);
        return opened;
    }

    @Override
    public boolean adopt(QSocketDescriptor descriptor, SocketState state) {
        if (!descriptor.isValid()) {
            fail(SocketErrors.INVALID_DESCRIPTOR);
            return false;
        }
        boolean listener = state == SocketState.ListeningState;
        boolean fits = listener == descriptor.isListener();
        SocketAddress local = listener && fits ? boundTo(descriptor) : null;
        if (listener && local == null) {
            fail(SocketErrors.UNSUPPORTED);
            return false;
        }
        SelectableChannel taken = fits ? DescriptorAccess.get().tryTake(descriptor) : null;
        if (taken == null || !taken.isOpen()) {
            fail(SocketErrors.UNKNOWN);
            return false;
        }
        close();
        try {
            taken.configureBlocking(false);
        } catch (IOException e) {
            fail(SocketErrors.onOpen(e));
            return false;
        }
        begin(taken, state, familyOf(descriptor, local));
        return true;
    }

    private static SocketAddress boundTo(QSocketDescriptor descriptor) {
        try {
            return descriptor.channel() instanceof SocketChannel stream
                    ? stream.getLocalAddress()
                    : ((ServerSocketChannel) descriptor.channel()).getLocalAddress();
        } catch (IOException e) {
            return null; // closed
        }
    }

    private static int familyOf(QSocketDescriptor descriptor, SocketAddress local) {
        if (local instanceof InetSocketAddress a && a.getAddress() instanceof Inet6Address ip) {
            return ip.isAnyLocalAddress() ? IPV6 | DUAL : IPV6;
        }
        return DescriptorAccess.get().isIPv6(descriptor) ? IPV6 | DUAL : 0;
    }

    @Override
    public void closeWithReset() {
        if (channel instanceof SocketChannel stream) {
            try {
                stream.setOption(StandardSocketOptions.SO_LINGER, 0);
            } catch (IOException e) {
                fail(SocketErrors.onWrite(e)); // the peer sees a plain close
            }
        }
        close(true);
    }

    // ---- connecting -------------------------------------------------------------------------

    @Override
    public boolean connectToHost(QHostAddress address, int port) {
        if (state() == SocketState.ConnectingState || state() == SocketState.ConnectedState) {
            return finishConnect();
        }
        if (channel == null && !openStream(family())) {
            return false;
        }
        if (!(channel instanceof SocketChannel stream)) {
            fail(SocketErrors.UNSUPPORTED);
            return false;
        }
        if (SocketAddresses.isLinkLocalWithoutScope(address)) {
            return connectFailed(SocketErrors.CONNECTION_REFUSED);
        }
        try {
            boolean connected = stream.connect(SocketAddresses.toConnect(address, port));
            if (!connected) {
                fail(SocketErrors.UNFINISHED);
            }
            enter(connected ? SocketState.ConnectedState : SocketState.ConnectingState);
            return connected;
        } catch (IOException | UnsupportedAddressTypeException e) {
            return connectFailed(SocketErrors.onConnect(e));
        }
    }

    @Override
    public boolean connectToHostByName(String name, int port) {
        fail(SocketErrors.UNSUPPORTED);
        return false;
    }

    @Override
    public boolean finishConnect() {
        if (state() != SocketState.ConnectingState) {
            return state() == SocketState.ConnectedState;
        }
        try {
            if (!((SocketChannel) channel).finishConnect()) {
                return false;
            }
            enter(SocketState.ConnectedState);
            return true;
        } catch (IOException e) {
            return connectFailed(SocketErrors.onConnect(e));
        }
    }

    private boolean connectFailed(SocketFailure failure) {
        fail(failure);
        close();
        return false;
    }

    // ---- binding and accepting --------------------------------------------------------------

    @Override
    public boolean bind(QHostAddress address, int port, Set<BindFlag> mode) {
        if (state() != SocketState.UnconnectedState) {
            return false; // as in Qt, what was wrong before is still the error
        }
        boolean otherFamily =
                family() == IPV6
                        && address.protocol() == NetworkLayerProtocol.IPv4Protocol
                        && !address.toInetAddress().isAnyLocalAddress();
        if (!(channel instanceof SocketChannel stream) || otherFamily || isRefusedByIPv6(address)) {
            fail(SocketErrors.UNSUPPORTED);
            return false;
        }
        InetSocketAddress local = SocketAddresses.toBind(address, port, has(IPV6));
        try {
            ChannelOpener.setReuse(stream, mode);
            keepIPv4Out(stream, address);
            stream.bind(local);
            enter(SocketState.BoundState);
            return true;
        } catch (IOException | UnsupportedAddressTypeException e) {
            fail(SocketErrors.onBind(e, local));
            return false;
        }
    }

    @Override
    public boolean listen(QHostAddress address, int port, int backlog) {
        close();
        if (isRefusedByIPv6(address)) {
            fail(SocketErrors.UNSUPPORTED);
            return false;
        }
        return switch (address.protocol()) {
            case AnyIPProtocol -> listen(address, port, backlog, IPV6 | DUAL);
            case IPv6Protocol -> listen(address, port, backlog, IPV6);
            case IPv4Protocol, UnknownNetworkLayerProtocol -> listen(address, port, backlog, 0);
        };
    }

    private boolean listen(QHostAddress address, int port, int backlog, int family) {
        boolean ipv6 = (family & IPV6) != 0;
        ServerSocketChannel listener;
        try {
            listener = ChannelOpener.openListener(ipv6);
        } catch (UnsupportedOperationException e) { // no IPv6 on this host
            if ((family & DUAL) != 0) {
                return listen(address, port, backlog, 0);
            }
            fail(SocketErrors.onOpen(e));
            return false;
        } catch (IOException e) {
            fail(SocketErrors.onOpen(e));
            return false;
        }
        begin(listener, SocketState.UnconnectedState, family);
        InetSocketAddress local = SocketAddresses.toBind(address, port, ipv6);
        try {
            ChannelOpener.setReuse(listener);
            keepIPv4Out(listener, address);
            listener.bind(local, Math.max(1, backlog)); // Java takes less than 1 for "as you like"
            enter(SocketState.ListeningState);
            return true;
        } catch (IOException e) {
            close();
            fail(SocketErrors.onBind(e, local));
            return false;
        }
    }

    /** What an IPv6 socket cannot be bound to: the system says "invalid argument". */
    private static boolean isRefusedByIPv6(QHostAddress address) {
        return SocketAddresses.isMapped(address)
                || SocketAddresses.isLinkLocalWithoutScope(address);
    }

    private void keepIPv4Out(SelectableChannel c, QHostAddress address) {
        if (address.protocol() == NetworkLayerProtocol.IPv6Protocol) {
            boolean wildcard = address.toInetAddress().isAnyLocalAddress();
            set(IPV6_ONLY, V6Only.enable(c) || !wildcard);
        }
    }

    @Override
    public QSocketDescriptor accept() {
        if (!(channel instanceof ServerSocketChannel listener)) {
            fail(SocketErrors.INVALID_DESCRIPTOR);
            return null;
        }
        try {
            SocketChannel peer = listener.accept();
            if (peer != null) {
                SharedLocalAddresses.share(peer);
                return DescriptorAccess.get().make(peer, has(IPV6), false);
            }
            fail(SocketErrors.TEMPORARY);
        } catch (IOException e) {
            fail(SocketErrors.onAccept(e));
        }
        return null;
    }

    // ---- data -------------------------------------------------------------------------------

    @Override
    public long read(RingBuffer into, long maxBytes) {
        if (!(channel instanceof SocketChannel stream)) {
            return fail(SocketErrors.INVALID_DESCRIPTOR);
        }
        try {
            return countRead(StreamIo.read(stream, into, maxBytes));
        } catch (IOException | NotYetConnectedException e) {
            return fail(SocketErrors.onRead(e));
        }
    }

    @Override
    public long read(ByteBuffer target) {
        if (!(channel instanceof SocketChannel stream)) {
            return fail(SocketErrors.INVALID_DESCRIPTOR);
        }
        try {
            return countRead(stream.read(target));
        } catch (IOException | NotYetConnectedException e) {
            return fail(SocketErrors.onRead(e));
        }
    }

    @Override
    public long read(byte[] data, int offset, int maxBytes) {
        return read(ByteBuffer.wrap(data, offset, maxBytes));
    }

    private int countRead(int n) {
        return n < 0 ? fail(SocketErrors.REMOTE_HOST_CLOSED) : n;
    }

    @Override
    public long bytesAvailable() {
        if (!(channel instanceof SocketChannel stream) || state() == SocketState.UnconnectedState) {
            return -1;
        }
        if (!stream.isConnected()) {
            return 0;
        }
        try {
            return stream.socket().getInputStream().available();
        } catch (IOException e) {
            return 0; // what is wrong will be told by the next read
        }
    }

    @Override
    public long write(RingBuffer from) {
        if (!(channel instanceof SocketChannel stream)) {
            return fail(SocketErrors.INVALID_DESCRIPTOR);
        }
        try {
            return StreamIo.write(stream, from);
        } catch (IOException | NotYetConnectedException e) {
            return fail(SocketErrors.onWrite(e));
        }
    }

    @Override
    public long write(ByteBuffer source) {
        if (!(channel instanceof SocketChannel stream)) {
            return fail(SocketErrors.INVALID_DESCRIPTOR);
        }
        try {
            return stream.write(source);
        } catch (IOException | NotYetConnectedException e) {
            return fail(SocketErrors.onWrite(e));
        }
    }

    @Override
    public long write(byte[] data, int offset, int size) {
        return write(ByteBuffer.wrap(data, offset, size));
    }

    @Override
    public long write(FileChannel file, long position, long count) {
        if (!(channel instanceof SocketChannel stream)) {
            return fail(SocketErrors.INVALID_DESCRIPTOR);
        }
        try {
            return file.transferTo(position, count, stream);
        } catch (IOException | NotYetConnectedException e) {
            return fail(SocketErrors.onWrite(e));
        }
    }
}
