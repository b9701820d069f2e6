// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

/**
 * A connection with a context: its slot runs in the context's thread, in one of the ways of {@link
 * Qt.ConnectionType}, and ends with the context's life.
 */
final class ContextConnection extends QMetaObject.Connection {
    private static final int DIRECT = 0;
    private static final int AUTO = 1;
    private static final int QUEUED = 2;
    private static final int BLOCKING = 3;
    private static final int WAY = 3;
    private static final int UNIQUE = 4;
    private static final int SINGLE_SHOT = 8;
    private static final int INVOKED = 16;

    private final QObject receiver;
    private final byte flags;

    ContextConnection(QObject sender, QObject receiver, Slot slot, int flags) {
        super(sender, slot);
        this.receiver = receiver;
        this.flags = (byte) flags;
    }

    /** Not a connection at all but the carrier of an invokeMethod. */
    static ContextConnection invocation(QObject context, Slot slot, int flags) {
        return new ContextConnection(context, context, slot, flags | INVOKED);
    }

    static int flags(Qt.ConnectionType... types) {
        int way = -1;
        int flags = 0;
        for (Qt.ConnectionType type : types) {
            switch (type) {
                case AutoConnection -> way = only(way, AUTO);
                case DirectConnection -> way = only(way, DIRECT);
                case QueuedConnection -> way = only(way, QUEUED);
                case BlockingQueuedConnection -> way = only(way, BLOCKING);
                case UniqueConnection -> flags |= UNIQUE;
                case SingleShotConnection -> flags |= SINGLE_SHOT;
            }
        }
        return (way < 0 ? AUTO : way) | flags;
    }

    private static int only(int before, int way) {
        if (before >= 0 && before != way) {
            throw new IllegalArgumentException("A connection can go one way only");
        }
        return way;
    }

    static boolean isUnique(int flags) {
        return (flags & UNIQUE) != 0;
    }

    boolean isInvocation() {
        return (flags & INVOKED) != 0;
    }

    @Override
    QObject receiver() {
        return receiver;
    }

    @Override
    boolean isAlive() {
        return super.isAlive() && !receiver.isDisposed();
    }

    @Override
    boolean kill() {
        return super.kill() && !receiver.isDisposed();
    }

    /** The signal is null for invokeMethod. */
    @Override
    void deliver(Signal signal, Object a, Object b, Object c, Object d) {
        Slot target = slot;
        if (target == null || (flags & SINGLE_SHOT) != 0 && !kill() || receiver.isDisposed()) {
            return;
        }
        ThreadData home = receiver.threadData();
        switch (flags & WAY) {
            case DIRECT -> callHere(home, signal, target, a, b, c, d);
            case AUTO -> {
                if (home.isCurrent()) {
                    callHere(home, signal, target, a, b, c, d);
                } else {
                    post(signal, target, a, b, c, d);
                }
            }
            case QUEUED -> post(signal, target, a, b, c, d);
            default -> callBlocking(home, new CallEvent(this, signal, target, a, b, c, d));
        }
    }

    private void callHere(
            ThreadData home, Signal signal, Slot target, Object a, Object b, Object c, Object d) {
        if (signal == null || !home.isCurrent()) { // no sender() in a foreign thread
            SlotCall.run(signal, target, a, b, c, d);
            return;
        }
        int depth = home.senders.enter(this);
        try {
            SlotCall.run(signal, target, a, b, c, d);
        } finally {
            home.senders.leave(depth);
        }
    }

    private void post(Signal signal, Slot target, Object a, Object b, Object c, Object d) {
        ThreadData.post(new CallEvent(this, signal, target, a, b, c, d), receiver, 0);
    }

    private void callBlocking(ThreadData home, CallEvent call) {
        if (home.isCurrent()) {
            IllegalStateException refused =
                    new IllegalStateException(
                            "BlockingQueuedConnection within one thread would never return");
            if (call.signal == null) {
                throw refused;
            }
            ThreadData.current().report(refused, SlotCall.describe(call.signal, call.slot));
            return;
        }
        call.postAndWait(receiver);
    }
}
