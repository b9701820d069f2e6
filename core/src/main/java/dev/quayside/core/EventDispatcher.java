// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.util.Set;

/**
 * Waits for what concerns one thread - channels, timers, posted events - and delivers it: Qt's
 * QAbstractEventDispatcher.
 *
 * <p>Everything above is blind to which one it is. {@link SelectorEventDispatcher} is the default;
 * another one, given to {@link QThread#setEventDispatcher} or {@link
 * QCoreApplication#setEventDispatcher} before a loop runs, puts Quayside into another event loop.
 * What every turn does besides waiting is in {@link EventTurn}, which it is attached to.
 *
 * <p>All methods belong to the dispatcher's thread, but for {@link #wakeUp}, {@link #eventPosted}
 * and {@link #interrupt}, which may come even before {@link #attach}.
 *
 * @see <a href="https://doc.qt.io/qt-6/qabstracteventdispatcher.html">QAbstractEventDispatcher</a>
 */
public interface EventDispatcher {
    /**
     * Begins to serve the calling thread. Called once, before everything else.
     *
     * @param turn what to do in every turn
     */
    void attach(EventTurn turn);

    /**
     * Takes one turn: delivers posted events, waits if the flags ask for it and nothing is there,
     * delivers what channels and timers have.
     *
     * @param flags what to leave out, and whether to wait
     * @return whether anything was delivered
     */
    boolean processEvents(Set<QEventLoop.ProcessEventsFlag> flags);

    /** Ends a wait, or the next one if there is none now; the turn goes on. For every thread. */
    void wakeUp();

    /**
     * An event was posted. By default this is {@link #wakeUp}; a dispatcher that says that it
     * waits, and asks {@link EventTurn#hasPostedEvents} only then, needs to do something only if it
     * waits. For every thread.
     */
    default void eventPosted() {
        wakeUp();
    }

    /**
     * Ends the turn as soon as possible, and the wait as {@link #wakeUp} does. For every thread.
     */
    void interrupt();

    /**
     * Watches a channel. The notifier is told when the channel is ready for what it is interested
     * in.
     *
     * @param channel a channel in non-blocking mode, registered with this dispatcher only once
     * @param notifier its interest is asked for and may change at any time
     * @throws IOException if the channel is closed or cannot be watched
     */
    void register(SelectableChannel channel, ChannelNotifier notifier) throws IOException;

    /** The interest of a registered notifier has changed. */
    void interestChanged(ChannelNotifier notifier);

    /**
     * Ends {@link #register}. A channel closed before or afterwards is really closed, and its port
     * free, when this or the next turn ends, or at once if asked for.
     *
     * @param notifier a registered notifier
     * @param atOnce whether the channel has been closed and must let go of its port now
     */
    void unregister(ChannelNotifier notifier, boolean atOnce);

    /** The first timer has changed: a wait outside the thread must end earlier or later. */
    default void timersChanged() {}

    /** The thread ends. Lets go of everything. */
    void close();
}
