// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import java.nio.channels.Selector;
import java.time.Duration;
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
 *
 * <p><b>Spinning.</b> A thread that sleeps takes the system some time to wake. One that looks for
 * events a while longer before it sleeps answers sooner, at the price of a busy processor:
 *
 * <pre>
 *   QCoreApplication.setEventDispatcher(new SelectorEventDispatcher(Duration.ofNanos(50_000)));
 * </pre>
 *
 * <p>It pays for few connections, whose next message mostly comes within that time, on a machine
 * with a processor to spare. An idle loop still sleeps: it spins once after each event.
 */
public final class SelectorEventDispatcher extends ChannelDispatcher {
    private static final int AWAKE = 0;

    /** Waits, or is just about to: only then a wake-up costs a system call. */
    private static final int ASLEEP = 1;

    /** Woken before it slept: the next wait does not wait. */
    private static final int WOKEN = 2;

    private final AtomicInteger state = new AtomicInteger(AWAKE);
    private final long spinNanos;
    private Thread thread;

    /** Turns under way, nested ones included. */
    private int turns;

    /** Whether the present turn was woken. */
    private boolean woken;

    /** Makes a dispatcher that sleeps as soon as there is nothing to do. */
    public SelectorEventDispatcher() {
        this(Duration.ZERO);
    }

    /**
     * Makes a dispatcher that spins before it sleeps.
     *
     * @param spin how long at most before every sleep; some 50 microseconds are sensible, zero is
     *     never
     * @throws IllegalArgumentException if it is negative, or more than a second
     */
    public SelectorEventDispatcher(Duration spin) {
        if (spin.isNegative() || spin.compareTo(Duration.ofSeconds(1)) > 0) {
            throw new IllegalArgumentException("Not a time to spin: " + spin);
        }
        spinNanos = spin.toNanos();
    }

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
        woken = false;
        if (!channels) {
            if (wait) {
                sleep();
            }
        } else if (turn().mustPollFirst() || tasks == 0) {
            poll(wait && tasks == 0 && !hasReady());
        }
        boolean wasWoken = wasWoken(); // asked here: slots may run turns of their own
        return deliver(tasks, channels, flags.contains(QEventLoop.ProcessEventsFlag.EventLoopExec))
                || wasWoken;
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
        if (wait && spinNanos > 0 && spin()) {
            return;
        }
        long nanos = wait ? turn().nanosUntilTimer() : 0;
        if (nanos == 0 || !fallAsleep()) {
            selectNow();
        } else {
            select(SelectorWatcher.toMillis(nanos));
            awake();
        }
    }

    /** Returns whether a channel is ready; if not, there may be something else to do. */
    private boolean spin() {
        long nanos = turn().nanosUntilTimer();
        long most = nanos < 0 ? spinNanos : Math.min(spinNanos, nanos);
        long start = System.nanoTime();
        do {
            selectNow();
            if (hasReady()) {
                return true;
            }
            Thread.onSpinWait();
        } while (state.get() == AWAKE
                && !turn().hasPostedEvents()
                && System.nanoTime() - start < most);
        return false;
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
            awake();
        }
    }

    /** Whoever posts after this sees that we sleep; whoever posted before is seen here. */
    private boolean fallAsleep() {
        if (!state.compareAndSet(AWAKE, ASLEEP)) {
            awake(); // woken before
            return false;
        }
        if (turn().hasPostedEvents()) {
            awake();
            return false;
        }
        if (Thread.interrupted()) {
            turn().keepInterrupt();
        }
        return true;
    }

    private void awake() {
        woken |= state.getAndSet(AWAKE) == WOKEN;
    }

    /** A wakeUp counts as something that was processed, as in Qt. */
    private boolean wasWoken() {
        if (state.get() == WOKEN) {
            awake();
        }
        return woken;
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
