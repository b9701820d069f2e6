// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The posted events of a thread, in order of priority, then of posting. Posters append to an inbox
 * under a lock; the thread takes the whole inbox at once, so that a delivery needs no lock.
 *
 * <pre>
 *   posters -> inbox -> taken: [ delivered | this round | posted meanwhile, sorted ]
 *                                          head         floor                tail
 * </pre>
 */
final class PostedEvents {
    private static final int SMALL = 16;
    private static final AtomicLong LAST_NUMBER = new AtomicLong();

    private final ThreadData home;

    /** The order in which two queues are locked. */
    private final long number = LAST_NUMBER.incrementAndGet();

    private final ReentrantLock lock = new ReentrantLock();
    private QEvent[] inbox = new QEvent[SMALL];
    private volatile int inboxSize;

    /** Of the thread itself: what is to be delivered next is at head; null where taken out. */
    private QEvent[] taken = new QEvent[SMALL];

    private int head;
    private int tail;

    /** How many places of taken were ever passed: the number of the place at head. */
    private long passed;

    /** The number of the place behind the rounds under way: nothing is inserted before it. */
    private long floor;

    PostedEvents(ThreadData home) {
        this.home = home;
    }

    /**
     * Takes an event in, or drops it if its receiver is destroyed: where no loop is coming, nobody
     * else would tell a caller that waits for its slot. Returns false if the receiver has moved to
     * another thread meanwhile.
     */
    boolean offer(QEvent event) {
        lock.lock();
        try {
            if (event.receiver.isDisposed()) {
                drop(event);
                return true;
            }
            if (event.receiver.threadData() != home) {
                return false;
            }
            append(event);
            return true;
        } finally {
            lock.unlock();
        }
    }

    private static void drop(QEvent event) {
        event.receiver = null;
        event.finished();
    }

    /** The lock is held. */
    private void append(QEvent event) {
        int n = inboxSize;
        if (n == inbox.length) {
            inbox = Arrays.copyOf(inbox, n * 2);
        }
        inbox[n] = event;
        inboxSize = n + 1;
    }

    /**
     * Whether there is reason for a round. Deferred deletes that were held back are none outside of
     * all loops: they go with the next event that is posted, or in the next loop.
     */
    boolean hasDeliverable() {
        if (inboxSize > 0) {
            return true;
        }
        for (int i = head; i < tail; i++) {
            QEvent event = taken[i];
            if (event instanceof DeferredDelete delete) {
                if (home.loopLevel() > 0 && delete.isDue(home, false)) {
                    return true;
                }
            } else if (event != null) {
                return true;
            }
        }
        return false;
    }

    /**
     * Delivers the events that are there now; what is posted meanwhile waits for the next round.
     *
     * @return whether there was any
     */
    boolean deliverAll() {
        take();
        boolean any = false;
        int held = 0;
        long outer = floor;
        long end = passed + (tail - head);
        floor = end;
        while (passed < end) {
            QEvent event = taken[head];
            taken[head++] = null;
            passed++;
            if (event == null) {
                continue;
            }
            if (mayDeliver(event, false)) {
                any = true;
                deliver(event);
            } else { // back to the end, for a later round
                makeRoom(1);
                taken[tail++] = event;
                held++;
            }
        }
        floor = outer;
        if (head == tail && held == 0) {
            shrink();
        }
        return any;
    }

    /** Delivers the events for one receiver (or all: null) and of one type (or all: 0). */
    void deliver(QObject receiver, int type) {
        take();
        boolean deferredDeletes = type == QEvent.Type.DeferredDelete.value();
        long outer = floor;
        long end = passed + (tail - head);
        floor = end;
        for (long at = passed;
                at < end;
                at = Math.max(at + 1, passed)) { // a nested round may pass us
            int i = head + (int) (at - passed);
            QEvent event = taken[i];
            if (event != null
                    && matches(event, receiver, type)
                    && mayDeliver(event, deferredDeletes)) {
                taken[i] = null;
                deliver(event);
            }
        }
        floor = outer;
    }

    /** Drops the events for one receiver (or all: null) and of one type (or all: 0). */
    void remove(QObject receiver, int type) {
        lock.lock(); // objects of a thread that has ended may be destroyed in several others
        try {
            takeLocked();
            for (int i = head; i < tail; i++) {
                QEvent event = taken[i];
                if (event != null && matches(event, receiver, type)) {
                    taken[i] = null;
                    drop(event);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** An object is destroyed: who waits for a call of its slots waits no longer. */
    void releaseCallersOf(QObject receiver) {
        if (CallEvent.anyoneWaits()) {
            remove(receiver, QEvent.Type.MetaCall.value());
        }
    }

    /** Moves objects here: no event overtakes an earlier one, since both queues are locked. */
    void adopt(Iterable<QObject> objects, PostedEvents from) {
        ReentrantLock first = from.number < number ? from.lock : lock;
        ReentrantLock second = from.number < number ? lock : from.lock;
        first.lock();
        second.lock();
        try {
            objects.forEach(object -> object.setThreadData(home));
            from.takeLocked();
            for (int i = from.head; i < from.tail; i++) {
                QEvent event = from.taken[i];
                if (event != null && event.receiver.threadData() == home) {
                    from.taken[i] = null;
                    append(event);
                }
            }
        } finally {
            second.unlock();
            first.unlock();
        }
    }

    private static boolean matches(QEvent event, QObject receiver, int type) {
        return (receiver == null || event.receiver == receiver)
                && (type == 0 || event.type() == type);
    }

    private boolean mayDeliver(QEvent event, boolean explicitly) {
        return !(event instanceof DeferredDelete delete) || delete.isDue(home, explicitly);
    }

    private void deliver(QEvent event) {
        QObject receiver = event.receiver;
        event.receiver = null;
        try {
            if (!receiver.isDisposed()) {
                QCoreApplication.deliver(receiver, event);
            }
        } finally {
            event.finished();
        }
    }

    private void take() {
        if (inboxSize > 0) {
            lock.lock();
            try {
                takeLocked();
            } finally {
                lock.unlock();
            }
        }
    }

    private void takeLocked() {
        int n = inboxSize;
        makeRoom(n);
        for (int i = 0; i < n; i++) {
            insert(inbox[i]);
            inbox[i] = null;
        }
        inboxSize = 0;
        if (inbox.length > 64 * SMALL) {
            inbox = new QEvent[SMALL];
        }
    }

    /** Behind all events of its priority or a higher one, and behind the rounds under way. */
    private void insert(QEvent event) {
        int lowest = head + (int) Math.max(0, floor - passed);
        while (tail > lowest && taken[tail - 1] == null) {
            tail--; // places of events that were taken out
        }
        int i = tail++;
        while (i > lowest && (taken[i - 1] == null || taken[i - 1].priority < event.priority)) {
            taken[i] = taken[i - 1];
            i--;
        }
        taken[i] = event;
    }

    private void makeRoom(int n) {
        if (tail + n > taken.length) {
            int live = tail - head;
            QEvent[] to = taken;
            if (live + n > taken.length / 2) {
                to = new QEvent[Math.max(taken.length * 2, live + n)];
            }
            System.arraycopy(taken, head, to, 0, live);
            if (to == taken) {
                Arrays.fill(taken, live, tail, null);
            }
            taken = to;
            head = 0;
            tail = live;
        }
    }

    private void shrink() {
        head = 0;
        tail = 0;
        if (taken.length > 64 * SMALL) {
            taken = new QEvent[SMALL];
        }
    }
}
