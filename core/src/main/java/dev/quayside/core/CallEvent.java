// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** A slot to be called in its receiver's thread: Qt's QMetaCallEvent. */
final class CallEvent extends QEvent {
    /** Threads that wait in a BlockingQueuedConnection. */
    private static final AtomicInteger WAITING = new AtomicInteger();

    final ContextConnection connection;
    final Signal signal;
    final Slot slot;
    private final Object a;
    private final Object b;
    private final Object c;
    private final Object d;
    private Thread waiter;
    private volatile boolean done;

    CallEvent(
            ContextConnection connection,
            Signal signal,
            Slot slot,
            Object a,
            Object b,
            Object c,
            Object d) {
        super(Type.MetaCall);
        this.connection = connection;
        this.signal = signal;
        this.slot = slot;
        this.a = a;
        this.b = b;
        this.c = c;
        this.d = d;
    }

    static boolean anyoneWaits() {
        return WAITING.get() > 0;
    }

    /** Posts the call and waits until the slot has returned, or the call was dropped. */
    void postAndWait(QObject receiver) {
        boolean interrupted = false;
        waiter = Thread.currentThread();
        WAITING.incrementAndGet();
        ThreadData.post(this, receiver, 0);
        while (!done) {
            LockSupport.park(this);
            interrupted |= Thread.interrupted();
        }
        WAITING.decrementAndGet();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    void run(ThreadData here) {
        int depth = here.senders.enter(connection);
        try {
            SlotCall.run(signal, slot, a, b, c, d);
        } finally {
            here.senders.leave(depth);
        }
    }

    @Override
    void finished() {
        done = true;
        if (waiter != null) {
            LockSupport.unpark(waiter);
        }
    }
}
