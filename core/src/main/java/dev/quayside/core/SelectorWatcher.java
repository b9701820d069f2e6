// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import java.io.IOException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.Selector;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Waits, in a thread of its own, for a dispatcher whose thread waits somewhere else. It only looks:
 * what is ready is told to nobody but that something is, and the dispatcher looks again itself.
 *
 * <pre>
 *            watch()                  something is ready, or it is time
 *   idle ---------------> watching -------------------------------------> idle, and wake called
 *                            |
 *                            +------- takeBack() -----------------------> idle
 * </pre>
 *
 * <p>While it watches, the dispatcher must not select. It may register channels and change their
 * interest; {@link #lookAgain} lets the watcher see that.
 */
final class SelectorWatcher {
    private static final long NANOS_PER_MS = 1_000_000;

    /** Called in the watcher's thread. */
    private final Runnable wake;

    private final Runnable relayed;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Condition back = lock.newCondition();

    // guarded by the lock, but that watching may be read without
    private volatile boolean watching;
    private boolean takenBack;
    private boolean relay;
    private boolean closed;
    private Selector selector;
    private boolean timed;
    private long until;
    private Thread thread;

    // of the watcher's thread
    private Selector selecting;
    private long millis;

    SelectorWatcher(Runnable wake, Runnable relayed) {
        this.wake = wake;
        this.relayed = relayed;
    }

    /** For select, where 0 waits for ever: a time is rounded up. */
    static long toMillis(long nanos) {
        return nanos < 0 ? 0 : (nanos + NANOS_PER_MS - 1) / NANOS_PER_MS;
    }

    boolean isWatching() {
        return watching;
    }

    /**
     * Begins to watch, or goes on. A time that has become later is not noted: it is enough that
     * nobody waits too long.
     *
     * @param toWatch null for the time only
     * @param nanos for how long, -1 for ever
     */
    void watch(Selector toWatch, long nanos) {
        lock.lock();
        try {
            long end = System.nanoTime() + nanos;
            boolean earlier = nanos >= 0 && (!timed || end - until < 0);
            if (watching && selector == toWatch && !earlier) {
                return;
            }
            Selector before = selector;
            selector = toWatch;
            timed = nanos >= 0;
            until = end;
            if (watching) {
                endWait(before);
            } else if (toWatch != null || timed) {
                watching = true;
                changed.signal();
                startIfNeeded();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Lets the watcher see what has changed in its selector. */
    void lookAgain() {
        lock.lock();
        try {
            if (watching) {
                endWait(selector);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Returns when the watcher does not watch any more. */
    void takeBack() {
        lock.lock();
        try {
            if (watching) {
                takenBack = true;
                endWait(selector);
            }
            while (watching) {
                back.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Lets the watcher's thread call what was given for this. */
    void relay() {
        lock.lock();
        try {
            relay = true;
            if (watching) {
                endWait(selector);
            } else {
                changed.signal();
                startIfNeeded();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Ends the thread. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signal();
            if (watching) {
                endWait(selector);
            }
        } finally {
            lock.unlock();
        }
    }

    private void endWait(Selector waitedFor) {
        if (waitedFor == null) {
            changed.signal();
        } else {
            waitedFor.wakeup();
        }
    }

    private void startIfNeeded() {
        if (thread == null) {
            thread = new Thread(this::run, "Quayside selector watcher");
            thread.setDaemon(true); // whether the program goes on is for the watched thread to say
            thread.start();
        }
    }

    // -- the watcher's thread

    private void run() {
        for (Runnable next = decide(); next != null; next = decide()) {
            next.run();
        }
    }

    /** Waits until there is something to do; returns null at the end. */
    private Runnable decide() {
        lock.lock();
        try {
            while (!closed) {
                if (relay) {
                    relay = false;
                    return relayed;
                }
                if (takenBack) {
                    stopWatching();
                }
                long nanos = watching && timed ? until - System.nanoTime() : -1;
                if (watching && timed && nanos <= 0) {
                    stopWatching();
                    return wake;
                }
                if (watching && selector != null) {
                    selecting = selector;
                    millis = toMillis(nanos);
                    return this::select;
                }
                await(nanos);
            }
            stopWatching();
            return null;
        } finally {
            lock.unlock();
        }
    }

    private void await(long nanos) {
        if (nanos < 0) {
            changed.awaitUninterruptibly();
            return;
        }
        try {
            changed.awaitNanos(nanos);
        } catch (InterruptedException e) { // nobody has reason to: the thread is unknown outside
            ThreadData.warn("The selector watcher was interrupted and goes on");
        }
    }

    private void select() {
        if (!isSomethingReady()) {
            return;
        }
        lock.lock();
        boolean mine = watching && !takenBack;
        if (mine) {
            stopWatching();
        }
        lock.unlock();
        if (mine) {
            wake.run();
        }
    }

    private boolean isSomethingReady() {
        try {
            return selecting.select(key -> {}, millis) > 0;
        } catch (ClosedSelectorException e) { // the dispatcher ends
            return false;
        } catch (IOException e) { // the dispatcher gets it too when it selects itself, and tells
            return true;
        }
    }

    private void stopWatching() {
        watching = false;
        takenBack = false;
        back.signalAll();
    }
}
