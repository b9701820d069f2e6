// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.epoll;

import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.AbstractSelectionKey;

/** A channel in a selector. */
final class EpollSelectionKey extends AbstractSelectionKey {
    private static final int IN_OPS = OP_READ | OP_ACCEPT;
    private static final int OUT_OPS = OP_WRITE | OP_CONNECT;

    private final EpollSelector selector;
    private final EpollChannel channel;
    private volatile int interestOps;
    private int readyOps;

    /** Which of all that ever had this descriptor's number: an event of an earlier one is old. */
    final int serial;

    /** What the kernel has been told to watch for; of the selecting thread. */
    int watched;

    /** Whether the kernel is to be told anew; guarded by the selector's list of changes. */
    boolean changed;

    EpollSelectionKey(EpollSelector selector, EpollChannel channel, int serial) {
        this.selector = selector;
        this.channel = channel;
        this.serial = serial;
    }

    Descriptor descriptor() {
        return channel.descriptor();
    }

    @Override
    public SelectableChannel channel() {
        return (SelectableChannel) channel;
    }

    @Override
    public Selector selector() {
        return selector;
    }

    private void checkValid() {
        if (!isValid()) {
            throw new CancelledKeyException();
        }
    }

    @Override
    public int interestOps() {
        checkValid();
        return interestOps;
    }

    @Override
    public SelectionKey interestOps(int ops) {
        checkValid();
        if ((ops & ~channel().validOps()) != 0) {
            throw new IllegalArgumentException("Not for this channel: " + ops);
        }
        if (ops != interestOps) {
            interestOps = ops;
            selector.interestChanged(this);
        }
        return this;
    }

    @Override
    public int readyOps() {
        checkValid();
        return readyOps;
    }

    // -- for the selector -------------------------------------------------------------------------

    /** What the kernel has to watch for, for the present interest. */
    int toWatch() {
        int ops = interestOps;
        return ((ops & IN_OPS) != 0 ? EpollCalls.IN : 0)
                | ((ops & OUT_OPS) != 0 ? EpollCalls.OUT : 0);
    }

    /**
     * Says what has become ready. An error or the end of a connection is for whoever is interested
     * in anything: the next call will tell.
     *
     * @param more whether to add to what was ready before
     * @return whether there is anything new of interest
     */
    boolean becomeReady(int conditions, boolean more) {
        int ops = interestOps;
        if ((conditions & EpollCalls.ERROR_OR_HANGUP) == 0) {
            ops &=
                    ((conditions & EpollCalls.IN) != 0 ? IN_OPS : 0)
                            | ((conditions & EpollCalls.OUT) != 0 ? OUT_OPS : 0);
            if ((ops & OP_CONNECT) != 0) { // for the kernel it is the same as to write
                ops &= ((SocketChannel) channel).isConnectionPending() ? ~OP_WRITE : ~OP_CONNECT;
            }
        }
        int before = more ? readyOps : 0;
        readyOps = before | ops;
        return readyOps != before;
    }
}
