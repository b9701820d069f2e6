// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.epoll;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NotYetConnectedException;
import java.util.Objects;

/**
 * The data of a connection. The kernel's socket is always non-blocking; in Java's blocking mode the
 * thread waits before it.
 */
final class EpollSocketChannel extends EpollConnection {
    /** One that is not connected yet. */
    EpollSocketChannel(EpollSelectorProvider provider, Descriptor descriptor, boolean ipv6) {
        super(provider, descriptor, ipv6);
    }

    /** One that is connected; its own address is null if it is yet to be asked for. */
    EpollSocketChannel(
            EpollSelectorProvider provider,
            Descriptor descriptor,
            boolean ipv6,
            InetSocketAddress local,
            byte[] peer) {
        super(provider, descriptor, ipv6, local, peer);
    }

    // -- reading ----------------------------------------------------------------------------------

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (target.isReadOnly()) {
            throw new IllegalArgumentException("Read-only buffer");
        }
        return isBlocking() ? readWaiting(target) : readNow(target);
    }

    private int readNow(ByteBuffer target) throws IOException {
        if ((state & (CONNECTED | INPUT_SHUT | RESET)) != CONNECTED) {
            return readInVain();
        }
        MemorySegment memory = MemorySegment.ofBuffer(target);
        if (memory.byteSize() == 0) {
            checkOpen();
            return 0; // of a read of nothing the kernel says that the stream has ended
        }
        long n;
        int number = descriptor.enter();
        try {
            n = SocketCalls.read(number, memory);
        } finally {
            descriptor.leave();
        }
        if (n <= 0) {
            return readNothing((int) n);
        }
        target.position(target.position() + (int) n);
        return (int) n;
    }

    /** Not connected, shut or reset before. */
    private int readInVain() throws IOException {
        checkOpen();
        if (is(RESET)) {
            throw Errno.onRead(Errno.ECONNRESET);
        }
        if (!is(CONNECTED)) {
            throw new NotYetConnectedException();
        }
        return -1;
    }

    private int readNothing(int result) throws IOException {
        switch (-result) {
            case 0:
                checkNotClosedMeanwhile();
                return -1;
            case Errno.EAGAIN, Errno.EINTR:
                return 0;
            case Errno.ECONNRESET:
                set(RESET); // the kernel says it only once
                throw Errno.onRead(-result);
            default:
                throw Errno.onRead(-result);
        }
    }

    private int readWaiting(ByteBuffer target) throws IOException {
        boolean done = false;
        try {
            begin();
            int n = readNow(target);
            while (n == 0 && target.hasRemaining()) {
                descriptor.await(SocketCalls.POLLIN, -1);
                n = readNow(target);
            }
            done = true;
            return n;
        } finally {
            end(done);
        }
    }

    @Override
    public long read(ByteBuffer[] targets, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, targets.length);
        long total = 0;
        for (int i = offset; i < offset + length; i++) {
            // once there is something, more is not waited for, nor an error told instead
            int n = total == 0 ? read(targets[i]) : available() > 0 ? readNow(targets[i]) : 0;
            if (n < 0) {
                return total == 0 ? -1 : total;
            }
            total += n;
            if (targets[i].hasRemaining()) {
                break;
            }
        }
        return total;
    }

    // -- writing ----------------------------------------------------------------------------------

    @Override
    public int write(ByteBuffer source) throws IOException {
        return isBlocking() ? writeWaiting(source) : writeNow(source);
    }

    private int writeNow(ByteBuffer source) throws IOException {
        if ((state & (CONNECTED | OUTPUT_SHUT)) != CONNECTED) {
            throw cannotWrite();
        }
        long n;
        int number = descriptor.enter();
        try {
            n = SocketCalls.write(number, MemorySegment.ofBuffer(source));
        } finally {
            descriptor.leave();
        }
        if (n < 0) {
            return wroteNothing((int) n);
        }
        source.position(source.position() + (int) n);
        return (int) n;
    }

    private RuntimeException cannotWrite() throws ClosedChannelException {
        checkOpen();
        if (is(CONNECTED)) {
            throw new ClosedChannelException();
        }
        return new NotYetConnectedException();
    }

    private int wroteNothing(int result) throws IOException {
        if (result == -Errno.EAGAIN || result == -Errno.EINTR) {
            return 0;
        }
        checkNotClosedMeanwhile();
        throw Errno.exception(-result);
    }

    /** All of it, and nobody else's meanwhile. */
    private int writeWaiting(ByteBuffer source) throws IOException {
        int total = 0;
        synchronized (descriptor) {
            boolean done = false;
            try {
                begin();
                int n = writeNow(source); // nothing, too: it tells whether it could be
                total = n;
                while (source.hasRemaining()) {
                    if (n == 0) {
                        descriptor.await(SocketCalls.POLLOUT, -1);
                    }
                    n = writeNow(source);
                    total += n;
                }
                done = true;
            } finally {
                end(done);
            }
        }
        return total;
    }

    @Override
    public long write(ByteBuffer[] sources, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, sources.length);
        if (isBlocking()) {
            synchronized (descriptor) {
                return writeEach(sources, offset, length);
            }
        }
        return GatheredBuffers.canHave(sources, offset, length)
                ? writeGathered(sources, offset, length)
                : writeEach(sources, offset, length);
    }

    private long writeEach(ByteBuffer[] sources, int offset, int length) throws IOException {
        long total = 0;
        for (int i = offset; i < offset + length; i++) {
            total += write(sources[i]);
            if (sources[i].hasRemaining()) {
                break;
            }
        }
        return total;
    }

    private long writeGathered(ByteBuffer[] sources, int offset, int length) throws IOException {
        if ((state & (CONNECTED | OUTPUT_SHUT)) != CONNECTED) {
            throw cannotWrite();
        }
        long n;
        int number = descriptor.enter();
        try {
            n = GatheredBuffers.write(number, sources, offset, length);
        } finally {
            descriptor.leave();
        }
        if (n < 0) {
            return wroteNothing((int) n);
        }
        long left = n;
        for (int i = offset; left > 0; i++) {
            int part = (int) Math.min(left, sources[i].remaining());
            sources[i].position(sources[i].position() + part);
            left -= part;
        }
        return n;
    }
}
