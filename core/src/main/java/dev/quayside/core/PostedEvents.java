// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The posted events of a thread, in order of priority, then of posting. Posters append to an inbox
 * under a lock; the thread takes the whole inbox at once, so that a delivery needs no lock.
 */
final class PostedEvents {
    private static final int SMALL = 16;

    private final ThreadData home;
    final ReentrantLock lock = new ReentrantLock();
    private QEvent[] inbox = new QEvent[SMALL];
    private volatile int inboxSize;

    /** Of the thread itself: what is to be delivered next is at head; null where taken out. */
    private QEvent[] taken = new QEvent[SMALL];

    private int head;
    private int tail;

    /** How many events were ever taken from the front: marks the end of a round. */
    private long delivered;

    PostedEvents(ThreadData home) {
        this.home = home;
    }

    /** Returns false if the receiver has moved to another thread meanwhile. */
    boolean offer(QEvent event) {
        lock.lock();
        try {
            if (event.receiver.threadData() != home) {
                return false;
            }
            append(event);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** The lock is held. */
    void append(QEvent event) {
        int n = inboxSize;
        if (n == inbox.length) {
            inbox = Arrays.copyOf(inbox, n * 2);
        }
        inbox[n] = event;
        inboxSize = n + 1;
    }

    /** Whether a round would deliver anything; deferred deletes of outer loops do not count. */
    boolean hasDeliverable() {
        if (inboxSize > 0) {
            return true;
        }
        for (int i = head; i < tail; i++) {
            if (taken[i] != null && mayDeliver(taken[i], false)) {
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
        long end = delivered + (tail - head);
        while (delivered < end && head < tail) {
            QEvent event = taken[head];
            taken[head++] = null;
            delivered++;
            if (event == null) {
                continue;
            }
            if (mayDeliver(event, false)) {
                any = true;
                deliver(event);
            } else {
                hold(event);
                held++;
            }
        }
        if (head == tail && held == 0) {
            shrink();
        }
        return any;
    }

    /** Delivers the events for one receiver (or all: null) and of one type (or all: 0). */
    void deliver(QObject receiver, int type) {
        take();
        boolean deferredDeletes = type == QEvent.Type.DeferredDelete.value();
        long end = delivered + (tail - head);
        for (long at = delivered; at < end; at++) {
            int i = head + (int) (at - delivered);
            if (i < head) { // a nested delivery went beyond this place
                at = delivered - 1;
                continue;
            }
            if (i >= tail) {
                return;
            }
            QEvent event = taken[i];
            if (event != null
                    && matches(event, receiver, type)
                    && mayDeliver(event, deferredDeletes)) {
                taken[i] = null;
                deliver(event);
            }
        }
    }

    /** Drops the events for one receiver (or all: null) and of one type (or all: 0). */
    void remove(QObject receiver, int type) {
        take();
        for (int i = head; i < tail; i++) {
            QEvent event = taken[i];
            if (event != null && matches(event, receiver, type)) {
                taken[i] = null;
                event.finished();
            }
        }
    }

    /** Takes out the events of an object that moves. The lock is held; appends them elsewhere. */
    void moveTo(QObject receiver, PostedEvents target) {
        takeLocked();
        for (int i = head; i < tail; i++) {
            QEvent event = taken[i];
            if (event != null && event.receiver == receiver) {
                taken[i] = null;
                target.append(event);
            }
        }
    }

    private static boolean matches(QEvent event, QObject receiver, int type) {
        return (receiver == null || event.receiver == receiver)
                && (type == 0 || event.type() == type);
    }

    /**
     * A deferred delete waits until control is back in the loop in which it was posted, or in any
     * loop if it was posted outside of all.
     */
    private boolean mayDeliver(QEvent event, boolean explicitly) {
        if (!event.is(QEvent.Type.DeferredDelete)) {
            return true;
        }
        int now = home.loopLevel + home.scopeLevel;
        return event.level > now
                || event.level == 0 && home.loopLevel > 0
                || explicitly && event.level == now;
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

    /** Puts an event back at the end, for a later round. */
    private void hold(QEvent event) {
        makeRoom(1);
        taken[tail++] = event;
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

    /** Behind all events of its priority or a higher one. */
    private void insert(QEvent event) {
        int i = tail++;
        while (i > head && taken[i - 1] != null && taken[i - 1].priority < event.priority) {
            taken[i] = taken[i - 1];
            i--;
        }
        taken[i] = event;
    }

    private void makeRoom(int n) {
        if (tail + n > taken.length) {
            int live = tail - head;
            QEvent[] to =
                    live + n > taken.length / 2
                            ? new QEvent[Math.max(taken.length * 2, live + n)]
                            : taken;
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
