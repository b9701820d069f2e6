// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import java.nio.channels.Selector;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * The default dispatcher: the thread waits in its own {@link Selector}.
 *
 * <pre>
 *   wait -> posted events -> ready channels -> end-of-turn work (sockets write) -> due timers
 *    ^                                                                                  |
 *    +----------------------------------------------------------------------------------+
 * </pre>
 */
final class SelectorEventDispatcher extends ChannelDispatcher {
    private static final int AWAKE = 0;

    /** Waits, or is just about to: only then a wake-up costs a system call. */
    private static final int ASLEEP = 1;

    /** Woken before it slept: the next wait does not wait. */
    private static final int WOKEN = 2;

    private final AtomicInteger state = new AtomicInteger(AWAKE);
    private Thread thread;

    /** Turns under way, nested ones included. */
    private int turns;

    @Override
    public void attach(EventTurn toServe) {
        serve(toServe);
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
        int tasks = turn().tasks();
        if (!channels) {
            if (wait) {
                sleep();
            }
        } else if (turn().mustPollFirst() || tasks == 0) {
            poll(wait && tasks == 0 && !hasReady());
        }
        return deliver(tasks, channels, flags.contains(QEventLoop.ProcessEventsFlag.EventLoopExec));
    }

    // -- waiting

    private void poll(boolean wait) {
        openIfNeeded();
        if (selector() == null) {
            if (wait) {
                sleep();
            }
            return;
        }
        long nanos = wait ? turn().nanosUntilTimer() : 0;
        if (nanos == 0 || !fallAsleep()) {
            selectNow();
        } else {
            select(SelectorWatcher.toMillis(nanos));
            state.set(AWAKE);
        }
    }

    /** Waits where there is no channel to wait for. */
    private void sleep() {
        long nanos = turn().nanosUntilTimer();
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
        if (turn().hasPostedEvents()) {
            state.set(AWAKE);
            return false;
        }
        if (Thread.interrupted()) {
            turn().keepInterrupt();
        }
        return true;
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
        Selector s = selector();
        if (s != null) {
            s.wakeup();
        }
        LockSupport.unpark(thread);
    }

    @Override
    public void interrupt() {
        wakeUp();
    }

    @Override
    public void close() {
        closeSelector();
    }

    // -- of the other half

    /** The thread itself has changed them, so that it does not wait. */
    @Override
    void channelsChanged() {}

    @Override
    boolean turnFollows() {
        return turns > 0;
    }

    @Override
    void takeSelector() {}

    @Override
    boolean hasTime() {
        return true;
    }
}
