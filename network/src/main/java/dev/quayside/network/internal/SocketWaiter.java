// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.network.internal;

import dev.quayside.core.QDeadlineTimer;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * Blocks until one channel is ready, and looks at no other.
 *
 * <p>A platform thread selects, with a selector from a pool: one that belonged to the thread would
 * be lost, with its file descriptors, when the thread ends. A virtual thread parks ({@link
 * WaitPoller}).
 *
 * <p>An interrupt of the waiting thread ends the wait as if its time were over, and stays set: all
 * later waits of the thread then end at once too, until somebody clears it.
 */
final class SocketWaiter {
    private static final ConcurrentLinkedDeque<Selector> POOL = new ConcurrentLinkedDeque<>();

    private SocketWaiter() {}

    /**
     * Waits.
     *
     * @param ops for what, as in {@link SelectionKey}
     * @return what the channel is ready for; 0 if the time was over
     * @throws IOException if there is no means of waiting, or the channel was closed
     */
    static int await(SelectableChannel channel, int ops, QDeadlineTimer deadline)
            throws IOException {
        if (VirtualThreads.isCurrentVirtual()) {
            return WaitPoller.instance().await(channel, ops, deadline);
        }
        // the last one put back is the likeliest to be in the processor's cache
        Selector selector = POOL.pollFirst();
        if (selector == null) {
            selector = Selector.open();
        }
        boolean reusable = false;
        try {
            int ready = select(selector, channel, ops, deadline);
            reusable = true;
            return ready;
        } finally {
            if (reusable) {
                POOL.addFirst(selector);
            } else {
                selector.close();
            }
        }
    }

    private static int select(
            Selector selector, SelectableChannel channel, int ops, QDeadlineTimer deadline)
            throws IOException {
        SelectionKey key = channel.register(selector, ops);
        try {
            while (true) {
                long millis = deadline.remainingTime();
                int n =
                        millis == 0
                                ? selector.selectNow()
                                : selector.select(Math.max(0, millis)); // 0 is for ever
                if (!key.isValid()) {
                    throw new ClosedChannelException();
                }
                if (n > 0) {
                    return key.readyOps();
                }
                if (deadline.hasExpired() || Thread.currentThread().isInterrupted()) {
                    return 0;
                }
            }
        } finally {
            // the channel must be free of this selector when it is closed or waited for again
            key.cancel();
            selector.selectedKeys().clear();
            selector.selectNow();
        }
    }
}
