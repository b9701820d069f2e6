// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The running timers of a thread: a heap by due time, then by order of starting.
 *
 * <p>Servers restart an idle timer at every message, so a restart to a later time only notes it in
 * the entry: the entry stays where it is in the heap and sinks when it comes to the top too early.
 * While the thread has work, that is when its old time has come; before it sleeps, at once.
 *
 * <p>Four children to a node and the keys in an array of their own: on the way down, a level costs
 * one line of the processor's cache instead of one for each entry looked at.
 */
final class TimerQueue {
    private static final long NANOS_PER_MS = 1_000_000;
    private static final int SMALL = 8;

    /** Of a node of the heap. */
    private static final int CHILDREN = 4;

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

        /**
         * Among equal keys. A key is the time by which an entry stands in the heap: due, or
         * earlier.
         */
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
    private Entry[] heap = new Entry[SMALL];

    /** The keys of the entries, index by index. */
    private long[] keys = new long[SMALL];

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
        heap = new Entry[SMALL];
        keys = new long[SMALL];
        size = 0;
    }

    /** In nanoseconds: 0 when one is due, -1 when none runs. */
    long untilNext() {
        while (size > 0 && heap[0].due != keys[0]) {
            place(heap[0]);
        }
        return size == 0 ? -1 : Math.max(0, keys[0] - System.nanoTime());
    }

    /** The same as whether {@link #untilNext} is 0, for less. */
    boolean isDue() {
        return size > 0 && isDue(System.nanoTime());
    }

    /** Lets entries sink that were restarted and have come to the top too early. */
    private boolean isDue(long now) {
        while (size > 0 && keys[0] - now <= 0) {
            if (heap[0].due == keys[0]) {
                return true;
            }
            place(heap[0]);
        }
        return false;
    }

    /**
     * Delivers the timers that are due now, each once: when one was delivered, it is due later than
     * now.
     *
     * @return whether there was any
     */
    boolean deliver() {
        long now = System.nanoTime();
        boolean any = false;
        while (isDue(now)) {
            any |= fire(heap[0], now);
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
            if (due - keys[entry.index] <= 0) {
                place(entry);
            } // else it sinks when it comes to the top
        } else {
            add(entry);
        }
        if (entry.index == 0) {
            home.turn.timersChanged();
        }
    }

    private void add(Entry entry) {
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, size * 2);
            keys = Arrays.copyOf(keys, size * 2);
        }
        entry.index = size;
        heap[size++] = entry;
        place(entry);
    }

    /** Gives an entry of the heap the place of its due time. */
    private void place(Entry entry) {
        entry.order = placements++;
        moveTo(entry, entry.due);
    }

    private void remove(Entry entry) {
        int last = --size;
        Entry moved = heap[last];
        heap[last] = null;
        if (moved != entry) {
            long key = keys[last];
            moved.index = entry.index;
            moveTo(moved, key);
        }
    }

    /** Moves an entry from its place, whatever stands there now, to the one of a key. */
    private void moveTo(Entry entry, long key) {
        int i = up(entry, key, entry.index);
        put(entry, key, i == entry.index ? down(entry, key, i) : i);
    }

    /** Moves what comes later than the entry down from above it; returns the place for it. */
    private int up(Entry entry, long key, int from) {
        int i = from;
        while (i > 0) {
            int above = (i - 1) / CHILDREN;
            if (!before(key, entry, above)) {
                break;
            }
            put(heap[above], keys[above], i);
            i = above;
        }
        return i;
    }

    /** Moves what comes earlier than the entry up from below it; returns the place for it. */
    private int down(Entry entry, long key, int from) {
        int i = from;
        for (int child = first(i); child < size; child = first(i)) {
            int earliest = earliest(child);
            if (before(key, entry, earliest)) {
                break;
            }
            put(heap[earliest], keys[earliest], i);
            i = earliest;
        }
        return i;
    }

    private int earliest(int firstChild) {
        int earliest = firstChild;
        int end = Math.min(firstChild + CHILDREN, size);
        for (int i = firstChild + 1; i < end; i++) {
            if (before(keys[i], heap[i], earliest)) {
                earliest = i;
            }
        }
        return earliest;
    }

    private static int first(int parent) {
        return parent * CHILDREN + 1;
    }

    private void put(Entry entry, long key, int i) {
        heap[i] = entry;
        keys[i] = key;
        entry.index = i;
    }

    /** Looks at the entries only where the keys are equal. */
    private boolean before(long key, Entry entry, int other) {
        long difference = key - keys[other];
        return difference != 0 ? difference < 0 : entry.order - heap[other].order < 0;
    }
}
