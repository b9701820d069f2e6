// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The running timers of a thread: a binary heap by due time, then by order of starting.
 *
 * <p>Servers restart an idle timer at every message, so a restart to a later time only notes it in
 * the entry: the entry stays where it is in the heap and sinks when it comes to the top too early.
 */
final class TimerQueue {
    private static final long NANOS_PER_MS = 1_000_000;
    private static final AtomicInteger LAST_ID = new AtomicInteger();

    /** A timer; used again at every restart. */
    static final class Entry {
        private static final int STOPPED = -1;

        /**
         * Running, but not in a heap: on the way to another thread, or due while it is delivered.
         */
        private static final int DETACHED = -2;

        final QObject owner;
        final int id;
        private long interval;

        /** When it is due. */
        private long due;

        /** The time by which it stands in the heap: due, or earlier. */
        private long key;

        /** Among equal keys. */
        private long order;

        /** Index in the heap, or one of the above. */
        private int index = STOPPED;

        /** Where its event is being delivered: a nested loop there must not deliver it again. */
        private TimerQueue firing;

        Entry(QObject owner, int id) {
            this.owner = owner;
            this.id = id;
        }

        boolean isRunning() {
            return index != STOPPED;
        }

        /** In nanoseconds; negative when overdue. */
        long remaining() {
            return due - System.nanoTime();
        }
    }

    private final ThreadData home;
    private Entry[] heap = new Entry[8];
    private int size;
    private long placements;

    TimerQueue(ThreadData home) {
        this.home = home;
    }

    /** A number that no running timer of any thread has. */
    static int takeId() {
        return LAST_ID.updateAndGet(id -> id == Integer.MAX_VALUE ? 1 : id + 1);
    }

    /** Starts or restarts a timer. */
    void start(Entry entry, long msecs, Qt.TimerType type) {
        entry.interval = rounded(msecs, type) * NANOS_PER_MS;
        schedule(entry, System.nanoTime() + entry.interval);
    }

    void stop(Entry entry) {
        if (entry.index >= 0) {
            remove(entry);
        }
        entry.index = Entry.STOPPED;
    }

    /** Takes a running timer out; it still counts as running. */
    private void detach(Entry entry) {
        stop(entry);
        entry.index = Entry.DETACHED;
    }

    /**
     * Takes a timer out whose owner is moved to another thread. A delivery under way here has
     * nothing to do with it any more.
     */
    void leave(Entry entry) {
        detach(entry);
        entry.firing = null;
    }

    /** Takes in a timer that was detached elsewhere, with its whole interval again. */
    void attach(Entry entry) {
        if (entry.index == Entry.DETACHED) {
            schedule(entry, System.nanoTime() + entry.interval);
        }
    }

    /** Stops all. */
    void clear() {
        for (int i = 0; i < size; i++) {
            heap[i].index = Entry.STOPPED;
        }
        heap = new Entry[8];
        size = 0;
    }

    /** In nanoseconds: 0 when one is due, -1 when none runs. */
    long untilNext() {
        settleTop();
        return size == 0 ? -1 : Math.max(0, heap[0].key - System.nanoTime());
    }

    /**
     * Delivers the timers that are due now, each once: when one was delivered, it is due later than
     * now.
     *
     * @return whether there was any
     */
    boolean deliver() {
        settleTop();
        if (size == 0) {
            return false;
        }
        long now = System.nanoTime();
        boolean any = false;
        while (size > 0 && heap[0].key - now <= 0) {
            any |= fire(heap[0], now);
            settleTop();
        }
        return any;
    }

    private boolean fire(Entry entry, long now) {
        long next = entry.due + entry.interval; // keeps its phase unless late
        entry.due = next - now > 0 ? next : now + Math.max(1, entry.interval);
        if (entry.firing == this) {
            detach(entry); // a loop in its own slot does not wait for it
            return false;
        }
        place(entry);
        entry.firing = this;
        try {
            QCoreApplication.deliver(entry.owner, new QTimerEvent(entry.id));
        } finally {
            if (entry.firing == this) {
                entry.firing = null;
                if (entry.index == Entry.DETACHED && entry.owner.threadData() == home) {
                    schedule(entry, entry.due);
                }
            }
        }
        return true;
    }

    private static long rounded(long msecs, Qt.TimerType type) {
        if (type != Qt.TimerType.VeryCoarseTimer) {
            return msecs;
        }
        return Math.max(1, TimeUnit.MILLISECONDS.toSeconds(msecs + 500)) * 1000;
    }

    // -- the heap

    private void schedule(Entry entry, long due) {
        entry.due = due;
        if (entry.index >= 0) {
            if (due - entry.key <= 0) {
                place(entry);
            } // else settleTop() lets it sink when it comes up
        } else {
            if (size == heap.length) {
                heap = Arrays.copyOf(heap, size * 2);
            }
            entry.index = size;
            heap[size++] = entry;
            place(entry);
        }
        if (entry.index == 0) {
            home.turn.timersChanged();
        }
    }

    /** Gives an entry of the heap the place of its due time. */
    private void place(Entry entry) {
        entry.key = entry.due;
        entry.order = placements++;
        up(entry);
        down(entry);
    }

    /** Lets entries sink that were restarted since they took their place. */
    private void settleTop() {
        while (size > 0 && heap[0].due != heap[0].key) {
            place(heap[0]);
        }
    }

    private void remove(Entry entry) {
        int i = entry.index;
        Entry last = heap[--size];
        heap[size] = null;
        if (last != entry) {
            last.index = i;
            heap[i] = last;
            up(last);
            down(last);
        }
    }

    private void up(Entry entry) {
        int i = entry.index;
        while (i > 0) {
            Entry above = heap[(i - 1) >>> 1];
            if (!before(entry, above)) {
                break;
            }
            heap[i] = above;
            above.index = i;
            i = (i - 1) >>> 1;
        }
        heap[i] = entry;
        entry.index = i;
    }

    private void down(Entry entry) {
        int i = entry.index;
        while (2 * i + 1 < size) {
            int child = 2 * i + 1;
            if (child + 1 < size && before(heap[child + 1], heap[child])) {
                child++;
            }
            if (!before(heap[child], entry)) {
                break;
            }
            heap[i] = heap[child];
            heap[i].index = i;
            i = child;
        }
        heap[i] = entry;
        entry.index = i;
    }

    private static boolean before(Entry a, Entry b) {
        return a.key != b.key ? a.key - b.key < 0 : a.order - b.order < 0;
    }
}
