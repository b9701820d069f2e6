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
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * The default dispatcher: one {@link Selector} for a thread.
 *
 * <pre>
 *   wait -> posted events -> ready channels -> end-of-turn work (sockets write) -> due timers
 *    ^                                                                                  |
 *    +----------------------------------------------------------------------------------+
 * </pre>
 *
 * <p>The selector is opened when a loop runs and something is registered: a thread that only uses
 * the blocking calls of its sockets never has one.
 */
final class SelectorEventDispatcher implements EventDispatcher {
    private static final int AWAKE = 0;

    /** Waits, or is just about to: only then a wake-up costs a system call. */
    private static final int ASLEEP = 1;

    /** Woken before it slept: the next wait does not wait. */
    private static final int WOKEN = 2;

    private final Consumer<SelectionKey> collector = this::collect;
    private final AtomicInteger state = new AtomicInteger(AWAKE);
    private EventTurn turn;
    private Thread thread;
    private Selector selector;

    /** Registered, but not yet with the selector. */
    private final Map<ChannelNotifier, SelectableChannel> waiting = new LinkedHashMap<>();

    /** Ready and not yet told; a nested loop goes on where the outer one stopped. */
    private ChannelNotifier[] ready = new ChannelNotifier[64];

    private int readyHead;
    private int readyEnd;

    /** Turns under way, nested ones included. */
    private int turns;

    @Override
    public void attach(EventTurn toServe) {
        turn = toServe;
        thread = Thread.currentThread();
    }

    @Override
    public boolean processEvents(Set<QEventLoop.ProcessEventsFlag> flags) {
        turns++;
        try {
            return takeTurn(flags);
        } finally {
            turns--;
        }
    }

    private boolean takeTurn(Set<QEventLoop.ProcessEventsFlag> flags) {
        boolean channels = !flags.contains(QEventLoop.ProcessEventsFlag.ExcludeSocketNotifiers);
        boolean wait = flags.contains(QEventLoop.ProcessEventsFlag.WaitForMoreEvents);
        int tasks = turn.tasks();
        if (!channels) {
            if (wait) {
                sleep();
            }
        } else if (turn.mustPollFirst() || tasks == 0) {
            select(wait && tasks == 0 && readyHead == readyEnd);
        }
        // What is there now is delivered in this turn; what that brings about, in the next one.
        boolean timers =
                turn.timersTakeTheirTurn(
                        flags.contains(QEventLoop.ProcessEventsFlag.EventLoopExec));
        boolean any = turn.sendPostedEvents();
        if (channels) {
            any |= deliverReady();
            turn.endOfTurn(tasks);
        }
        return timers && turn.deliverTimers() || any;
    }

    // -- waiting

    private void select(boolean wait) {
        openIfNeeded();
        if (selector == null) {
            if (wait) {
                sleep();
            }
            return;
        }
        try {
            long nanos = wait ? turn.nanosUntilTimer() : 0;
            if (nanos == 0 || !fallAsleep()) {
                selector.selectNow(collector);
            } else {
                selector.select(collector, toMillis(nanos));
                state.set(AWAKE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits where there is no channel to wait for. */
    private void sleep() {
        long nanos = turn.nanosUntilTimer();
        if (nanos != 0 && fallAsleep()) {
            if (nanos < 0) {
                LockSupport.park(this);
            } else {
                LockSupport.parkNanos(this, nanos);
            }
            state.set(AWAKE);
        }
    }

    /** Whoever posts after this sees that we sleep; whoever posted before is seen here. */
    private boolean fallAsleep() {
        if (!state.compareAndSet(AWAKE, ASLEEP)) {
            state.set(AWAKE); // woken before
            return false;
        }
        if (turn.hasPostedEvents()) {
            state.set(AWAKE);
            return false;
        }
        if (Thread.interrupted()) {
            turn.keepInterrupt();
        }
        return true;
    }

    /** For select: 0 waits for ever, so a time is rounded up. */
    private static long toMillis(long nanos) {
        return nanos < 0 ? 0 : (nanos + 999_999) / 1_000_000;
    }

    @Override
    public void eventPosted() {
        if (state.get() == ASLEEP && state.compareAndSet(ASLEEP, AWAKE)) {
            endWait();
        }
    }

    @Override
    public void wakeUp() {
        if (state.getAndSet(WOKEN) == ASLEEP) {
            endWait();
        }
    }

    private void endWait() {
        Selector s = selector;
        if (s != null) {
            s.wakeup();
        }
        LockSupport.unpark(thread);
    }

    @Override
    public void interrupt() {
        wakeUp();
    }

    // -- channels

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
        while (readyHead < readyEnd) {
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

    @Override
    public void register(SelectableChannel channel, ChannelNotifier notifier) throws IOException {
        if (selector == null) {
            waiting.put(notifier, channel);
        } else {
            enter(channel, notifier);
        }
    }

    private void enter(SelectableChannel channel, ChannelNotifier notifier) throws IOException {
        try {
            notifier.key = channel.register(selector, notifier.interestOps(), notifier);
        } catch (CancelledKeyException e) { // an earlier registration is not flushed yet
            selector.selectNow(collector);
            notifier.key = channel.register(selector, notifier.interestOps(), notifier);
        }
    }

    private void openIfNeeded() {
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
    public void interestChanged(ChannelNotifier notifier) {
        if (notifier.key != null && notifier.key.isValid()) {
            notifier.key.interestOps(notifier.interestOps());
        }
    }

    @Override
    public void unregister(ChannelNotifier notifier, boolean atOnce) {
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
        if (atOnce || turns == 0) { // no turn is coming that would let go of the descriptor
            try {
                selector.selectNow(collector);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (ClosedSelectorException e) {
                ThreadData.warn("A channel outlived the event loop of its thread: " + notifier);
            }
        }
    }

    @Override
    public void close() {
        try {
            if (selector != null) {
                selector.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
