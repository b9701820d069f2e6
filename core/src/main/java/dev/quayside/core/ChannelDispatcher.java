// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The half of a dispatcher that knows channels: one {@link Selector} for a thread, and what is
 * ready. How to wait is for the subclass.
 *
 * <p>The selector is opened when a loop runs and something is registered: a thread that only uses
 * the blocking calls of its sockets never has one.
 */
abstract sealed class ChannelDispatcher implements EventDispatcher
        permits SelectorEventDispatcher, HostedEventDispatcher {
    private final Consumer<SelectionKey> collector = this::collect;
    private EventTurn turn;
    private Selector selector;

    /** Registered, but not yet with the selector. */
    private final Map<ChannelNotifier, SelectableChannel> waiting = new LinkedHashMap<>();

    /** Ready and not yet told; a nested loop goes on where the outer one stopped. */
    private ChannelNotifier[] ready = new ChannelNotifier[64];

    private int readyHead;
    private int readyEnd;

    final void serve(EventTurn toServe) {
        turn = toServe;
    }

    final EventTurn turn() {
        return turn;
    }

    /** Null as long as there is nothing to select. */
    final Selector selector() {
        return selector;
    }

    // -- for the subclass to say

    /** A channel was registered or let go, or the interest of one has changed. */
    abstract void channelsChanged();

    /** Whether a turn follows by itself, which lets go of the channels that were closed. */
    abstract boolean turnFollows();

    /** Gets the selector back if another thread waits in it. */
    abstract void takeSelector();

    /** Whether there is time to tell another channel in this turn. */
    abstract boolean hasTime();

    // -- a turn

    /** Delivers what is there now; what that brings about, is for the next turn. */
    final boolean deliver(int tasks, boolean channels, boolean inLoop) {
        boolean timers = turn.timersTakeTheirTurn(inLoop);
        boolean any = turn.sendPostedEvents();
        if (channels) {
            any |= deliverReady();
            turn.endOfTurn(tasks);
        }
        return timers && turn.deliverTimers() || any;
    }

    final void selectNow() {
        try {
            selector.selectNow(collector);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits so many milliseconds at most, 0 for ever. */
    final void select(long millis) {
        try {
            selector.select(collector, millis);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    final boolean hasReady() {
        return readyHead != readyEnd;
    }

    private void collect(SelectionKey key) {
        ChannelNotifier notifier = (ChannelNotifier) key.attachment();
        if (notifier == null) {
            return;
        }
        notifier.readyOps |= (byte) key.readyOps();
        if (!notifier.queued) {
            notifier.queued = true;
            if (readyEnd == ready.length) {
                ready = Arrays.copyOf(ready, readyEnd * 2);
            }
            ready[readyEnd++] = notifier;
        }
    }

    /** Outside select(), since a slot may run a nested loop, which selects again. */
    private boolean deliverReady() {
        boolean any = false;
        while (readyHead < readyEnd && hasTime()) {
            ChannelNotifier notifier = ready[readyHead];
            ready[readyHead++] = null;
            if (notifier == null) {
                continue; // unregistered meanwhile
            }
            notifier.queued = false;
            int ops = notifier.readyOps & notifier.interestOps();
            notifier.readyOps = 0;
            if (ops != 0 && notifier.isRegistered()) {
                any = true;
                turn.deliver(notifier, ops);
            }
        }
        if (readyHead == readyEnd) {
            readyHead = 0;
            readyEnd = 0;
        }
        return any;
    }

    // -- channels

    @Override
    public final void register(SelectableChannel channel, ChannelNotifier notifier)
            throws IOException {
        if (selector == null) {
            waiting.put(notifier, channel);
        } else {
            enter(channel, notifier);
        }
        channelsChanged();
    }

    private void enter(SelectableChannel channel, ChannelNotifier notifier) throws IOException {
        try {
            notifier.key = channel.register(selector, notifier.interestOps(), notifier);
        } catch (CancelledKeyException e) { // an earlier registration is not flushed yet
            takeSelector();
            selector.selectNow(collector);
            notifier.key = channel.register(selector, notifier.interestOps(), notifier);
        }
    }

    final void openIfNeeded() {
        if (selector != null || waiting.isEmpty()) {
            return;
        }
        try {
            selector = Selector.open();
            for (Map.Entry<ChannelNotifier, SelectableChannel> w : waiting.entrySet()) {
                if (w.getValue().isOpen()) {
                    enter(w.getValue(), w.getKey());
                }
            }
            waiting.clear();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public final void interestChanged(ChannelNotifier notifier) {
        if (notifier.key != null && notifier.key.isValid()) {
            notifier.key.interestOps(notifier.interestOps());
            channelsChanged();
        }
    }

    @Override
    public final void unregister(ChannelNotifier notifier, boolean atOnce) {
        if (notifier.queued) { // it may be queued by another dispatcher next
            notifier.queued = false;
            for (int i = readyHead; i < readyEnd; i++) {
                if (ready[i] == notifier) {
                    ready[i] = null;
                }
            }
        }
        SelectionKey key = notifier.key;
        notifier.key = null;
        if (key == null) {
            waiting.remove(notifier);
            return;
        }
        key.attach(null);
        key.cancel();
        if (!atOnce && turnFollows()) {
            channelsChanged();
            return;
        }
        try {
            takeSelector();
            selectNow();
        } catch (ClosedSelectorException e) {
            ThreadData.warn("A channel outlived the event loop of its thread: " + notifier);
        }
    }

    final void closeSelector() {
        try {
            if (selector != null) {
                selector.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
