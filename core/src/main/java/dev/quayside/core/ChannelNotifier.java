// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;

/**
 * Watches one channel in an event loop: Qt's QSocketNotifier for any {@link SelectableChannel}.
 *
 * <p>An abstract class, not a listener interface, so that what watches thousands of connections is
 * itself the entry of the dispatcher. All methods belong to the thread it was registered in.
 *
 * @see <a href="https://doc.qt.io/qt-6/qsocketnotifier.html">QSocketNotifier</a>
 */
public abstract class ChannelNotifier {
    private EventDispatcher dispatcher;
    private byte interestOps;

    /** The dispatcher's own: the selection key, and what is ready but not yet told. */
    SelectionKey key;

    byte readyOps;
    boolean queued;

    /** Makes a notifier that watches nothing yet. */
    protected ChannelNotifier() {}

    /**
     * Begins to watch a channel in the event loop of the calling thread.
     *
     * @param channel a channel in non-blocking mode
     * @param ops the interest, as in {@link SelectionKey}; 0 for none yet
     * @throws IOException if the channel is closed or cannot be watched
     * @throws IllegalStateException if the notifier watches a channel already
     */
    public final void register(SelectableChannel channel, int ops) throws IOException {
        if (dispatcher != null) {
            throw new IllegalStateException("The notifier is registered already");
        }
        EventDispatcher here = ThreadData.current().dispatcher();
        interestOps = (byte) ops;
        here.register(channel, this);
        dispatcher = here;
    }

    /**
     * Tells whether a channel is watched.
     *
     * @return whether it is
     */
    public final boolean isRegistered() {
        return dispatcher != null;
    }

    /**
     * Returns what the notifier is told of.
     *
     * @return the interest, as in {@link SelectionKey}
     */
    public final int interestOps() {
        return interestOps;
    }

    /**
     * Sets what the notifier is told of. Costs a system call if it changes; none otherwise.
     *
     * @param ops the interest, as in {@link SelectionKey}
     */
    public final void setInterestOps(int ops) {
        if (ops != interestOps) {
            interestOps = (byte) ops;
            if (dispatcher != null) {
                dispatcher.interestChanged(this);
            }
        }
    }

    /** Ends the watch; nothing is told any more. Harmless when nothing is watched. */
    public final void cancel() {
        unregister(false);
    }

    /** Ends the watch of a channel that has just been closed, so that its port is free at once. */
    public final void cancelClosed() {
        unregister(true);
    }

    private void unregister(boolean atOnce) {
        EventDispatcher from = dispatcher;
        if (from != null) {
            dispatcher = null;
            readyOps = 0;
            from.unregister(this, atOnce);
        }
    }

    /**
     * The channel is ready. What this throws goes to the {@link ErrorHandler}.
     *
     * @param ops for what: at least one of those of interest
     * @throws Exception whatever went wrong
     */
    protected abstract void channelReady(int ops) throws Exception;
}
