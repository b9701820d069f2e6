// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.epoll;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketImpl;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.util.Set;

/**
 * A channel seen as one of Java's older sockets. It has no time-outs: what is to end after some
 * time uses the channel with a selector.
 */
final class EpollSocket extends Socket {
    private final EpollSocketChannel channel;

    private EpollSocket(EpollSocketChannel channel) throws SocketException {
        super((SocketImpl) null);
        this.channel = channel;
    }

    static EpollSocket of(EpollSocketChannel channel) {
        try {
            return new EpollSocket(channel);
        } catch (SocketException e) {
            throw new IllegalStateException(e); // the constructor above makes no socket
        }
    }

    @Override
    public SocketChannel getChannel() {
        return channel;
    }

    // -- life

    @Override
    public void connect(SocketAddress remote) throws IOException {
        connect(remote, 0);
    }

    @Override
    public void connect(SocketAddress remote, int timeout) throws IOException {
        OlderSockets.requireNone(timeout);
        EpollStreams.requireBlocking(channel);
        channel.connect(remote);
    }

    @Override
    public void bind(SocketAddress local) throws IOException {
        channel.bind(local);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    @Override
    public void shutdownInput() throws IOException {
        channel.shutdownInput();
    }

    @Override
    public void shutdownOutput() throws IOException {
        channel.shutdownOutput();
    }

    @Override
    public boolean isConnected() {
        return channel.isConnected();
    }

    @Override
    public boolean isBound() {
        return local() != null;
    }

    @Override
    public boolean isClosed() {
        return !channel.isOpen();
    }

    @Override
    public boolean isInputShutdown() {
        return channel.isInputShut();
    }

    @Override
    public boolean isOutputShutdown() {
        return channel.isOutputShut();
    }

    // -- addresses

    private InetSocketAddress local() {
        try {
            return channel.isOpen() ? (InetSocketAddress) channel.getLocalAddress() : null;
        } catch (IOException e) {
            return null; // closed meanwhile: there is none any more
        }
    }

    @Override
    public InetAddress getInetAddress() {
        InetSocketAddress remote = channel.lastPeer();
        return remote == null ? null : remote.getAddress();
    }

    @Override
    public int getPort() {
        InetSocketAddress remote = channel.lastPeer();
        return remote == null ? 0 : remote.getPort();
    }

    @Override
    public SocketAddress getRemoteSocketAddress() {
        return channel.lastPeer();
    }

    @Override
    public InetAddress getLocalAddress() {
        InetSocketAddress local = local();
        return local == null ? new InetSocketAddress(0).getAddress() : local.getAddress();
    }

    @Override
    public int getLocalPort() {
        InetSocketAddress local = local();
        return local == null ? -1 : local.getPort();
    }

    @Override
    public SocketAddress getLocalSocketAddress() {
        return local();
    }

    // -- data

    private void requireConnected() throws SocketException {
        if (!channel.isConnected()) {
            throw new SocketException(isClosed() ? "Socket is closed" : "Socket is not connected");
        }
    }

    @Override
    public InputStream getInputStream() throws IOException {
        requireConnected();
        if (isInputShutdown()) {
            throw new SocketException("Socket input is shutdown");
        }
        return new EpollStreams.Input(channel);
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        requireConnected();
        if (isOutputShutdown()) {
            throw new SocketException("Socket output is shutdown");
        }
        return new EpollStreams.Output(channel);
    }

    @Override
    public void sendUrgentData(int data) throws IOException {
        channel.sendUrgent(data);
    }

    @Override
    public void setSoTimeout(int timeout) {
        OlderSockets.requireNone(timeout);
    }

    @Override
    public int getSoTimeout() {
        return 0;
    }

    // -- options

    @Override
    public <T> Socket setOption(SocketOption<T> option, T value) throws IOException {
        channel.setOption(option, value);
        return this;
    }

    @Override
    public <T> T getOption(SocketOption<T> option) throws IOException {
        return channel.getOption(option);
    }

    @Override
    public Set<SocketOption<?>> supportedOptions() {
        return channel.supportedOptions();
    }

    @Override
    public void setTcpNoDelay(boolean on) throws SocketException {
        OlderSockets.set(channel, StandardSocketOptions.TCP_NODELAY, on);
    }

    @Override
    public boolean getTcpNoDelay() throws SocketException {
        return OlderSockets.get(channel, StandardSocketOptions.TCP_NODELAY);
    }

    @Override
    public void setKeepAlive(boolean on) throws SocketException {
        OlderSockets.set(channel, StandardSocketOptions.SO_KEEPALIVE, on);
    }

    @Override
    public boolean getKeepAlive() throws SocketException {
        return OlderSockets.get(channel, StandardSocketOptions.SO_KEEPALIVE);
    }

    private static void requireAtLeast(int least, int value) {
        if (value < least) {
            throw new IllegalArgumentException("Less than " + least + ": " + value);
        }
    }

    @Override
    public void setSoLinger(boolean on, int seconds) throws SocketException {
        requireAtLeast(on ? 0 : Integer.MIN_VALUE, seconds);
        OlderSockets.set(channel, StandardSocketOptions.SO_LINGER, on ? seconds : -1);
    }

    @Override
    public int getSoLinger() throws SocketException {
        return OlderSockets.get(channel, StandardSocketOptions.SO_LINGER);
    }

    @Override
    public void setSendBufferSize(int size) throws SocketException {
        requireAtLeast(1, size);
        OlderSockets.set(channel, StandardSocketOptions.SO_SNDBUF, size);
    }

    @Override
    public int getSendBufferSize() throws SocketException {
        return OlderSockets.get(channel, StandardSocketOptions.SO_SNDBUF);
    }

    @Override
    public void setReceiveBufferSize(int size) throws SocketException {
        requireAtLeast(1, size);
        OlderSockets.set(channel, StandardSocketOptions.SO_RCVBUF, size);
    }

    @Override
    public int getReceiveBufferSize() throws SocketException {
        return OlderSockets.get(channel, StandardSocketOptions.SO_RCVBUF);
    }

    @Override
    public void setReuseAddress(boolean on) throws SocketException {
        OlderSockets.set(channel, StandardSocketOptions.SO_REUSEADDR, on);
    }

    @Override
    public boolean getReuseAddress() throws SocketException {
        return OlderSockets.get(channel, StandardSocketOptions.SO_REUSEADDR);
    }

    @Override
    public void setTrafficClass(int trafficClass) throws SocketException {
        OlderSockets.set(channel, StandardSocketOptions.IP_TOS, trafficClass);
    }

    @Override
    public int getTrafficClass() throws SocketException {
        return OlderSockets.get(channel, StandardSocketOptions.IP_TOS);
    }

    @Override
    public void setOOBInline(boolean on) throws SocketException {
        OlderSockets.set(channel, SocketOptionTable.URGENT_INLINE, on ? 1 : 0);
    }

    @Override
    public boolean getOOBInline() throws SocketException {
        return OlderSockets.get(channel, SocketOptionTable.URGENT_INLINE) != 0;
    }
}
