// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;

/**
 * What an object says about its class, and calls from one thread into another.
 *
 * <p>Of Qt's class this has what Java's reflection does not have already: connection handles and
 * {@code invokeMethod}.
 *
 * @see <a href="https://doc.qt.io/qt-6/qmetaobject.html">QMetaObject</a>
 */
public final class QMetaObject {
    private final Class<?> type;

    QMetaObject(Class<?> type) {
        this.type = type;
    }

    /**
     * Returns the simple name of the class.
     *
     * @return the name, such as QTcpServer; for an anonymous class, that of the class it extends
     */
    public String className() {
        return ObjectTree.nameOf(type);
    }

    /**
     * Tells whether this class is another one or derives from it.
     *
     * @param other the possible base class
     * @return whether it is
     */
    public boolean inherits(QMetaObject other) {
        return other.type.isAssignableFrom(type);
    }

    /**
     * Runs a slot in the thread of a context object. May be called in every thread.
     *
     * @param context in whose thread the slot runs; it does not run once the context is destroyed
     * @param slot what to run
     * @param types as for {@code connect}: none means AutoConnection
     * @throws IllegalStateException for BlockingQueuedConnection in the context's own thread
     * @throws IllegalArgumentException if the types name two ways
     */
    public static void invokeMethod(QObject context, Slot0 slot, Qt.ConnectionType... types) {
        Objects.requireNonNull(slot, "slot");
        int flags = Connection.flags(Objects.requireNonNull(context, "context"), types);
        Connection once = new Connection(context, context, slot, flags | Connection.INVOKED);
        once.deliver(null, null, null, null, null);
    }

    /**
     * The handle of a connection between a signal and a slot.
     *
     * @see <a href="https://doc.qt.io/qt-6/qmetaobject-connection.html">QMetaObject::Connection</a>
     */
    public static final class Connection {
        static final int DIRECT = 0;
        static final int AUTO = 1;
        static final int QUEUED = 2;
        static final int BLOCKING = 3;
        private static final int WAY = 3;
        static final int UNIQUE = 4;
        static final int SINGLE_SHOT = 8;
        private static final int INVOKED = 16;

        private static final VarHandle SLOT;

        static {
            try {
                SLOT = MethodHandles.lookup().findVarHandle(Connection.class, "slot", Slot.class);
            } catch (ReflectiveOperationException e) {
                throw new ExceptionInInitializerError(e);
            }
        }

        final QObject sender;
        final QObject receiver;

        /** Null once disconnected. */
        volatile Slot slot;

        /** The connection that its sender made before this one: see {@link ConnectionChain}. */
        volatile Connection next;

        private final byte flags;
        private final byte arity;

        Connection(QObject sender, QObject receiver, Slot slot, int flags) {
            this.sender = sender;
            this.receiver = receiver;
            this.slot = slot;
            this.flags = (byte) flags;
            this.arity = (byte) SlotCall.arity(slot);
        }

        /** What a refused connect returns. */
        static Connection invalid(QObject sender) {
            Connection dead = new Connection(sender, null, (Slot0) () -> {}, DIRECT);
            dead.kill();
            return dead;
        }

        static int flags(QObject context, Qt.ConnectionType... types) {
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
            if (way < 0) {
                way = context == null ? DIRECT : AUTO;
            }
            return way | flags;
        }

        private static int only(int before, int way) {
            if (before >= 0 && before != way) {
                throw new IllegalArgumentException("A connection can go one way only");
            }
            return way;
        }

        /**
         * Tells whether the slot is still connected.
         *
         * @return whether an emission would call the slot
         */
        public boolean isConnected() {
            return isAlive();
        }

        /**
         * Ends the connection.
         *
         * @return whether it was still connected
         */
        public boolean disconnect() {
            return kill();
        }

        boolean isAlive() {
            return slot != null && (receiver == null || !receiver.isDisposed());
        }

        /** Ends the connection once: of several callers one gets true. */
        boolean kill() {
            Slot old = (Slot) SLOT.getAndSet(this, (Slot) null);
            return old != null && (receiver == null || !receiver.isDisposed());
        }

        /**
         * Calls the slot or posts the call, as the connection says. Signal is null for
         * invokeMethod.
         */
        void deliver(Signal signal, Object a, Object b, Object c, Object d) {
            Slot target = slot;
            if (target == null || (flags & SINGLE_SHOT) != 0 && !kill()) {
                return;
            }
            QObject to = receiver;
            if (to == null) {
                SlotCall.run(signal, target, arity, a, b, c, d);
                return;
            }
            if (to.isDisposed()) {
                return;
            }
            ThreadData home = to.threadData();
            switch (flags & WAY) {
                case DIRECT -> callHere(home, signal, target, a, b, c, d);
                case AUTO -> {
                    if (home.isCurrent()) {
                        callHere(home, signal, target, a, b, c, d);
                    } else {
                        ThreadData.post(new CallEvent(this, signal, target, a, b, c, d), to, 0);
                    }
                }
                case QUEUED ->
                        ThreadData.post(new CallEvent(this, signal, target, a, b, c, d), to, 0);
                default -> callBlocking(home, new CallEvent(this, signal, target, a, b, c, d));
            }
        }

        private void callHere(
                ThreadData home,
                Signal signal,
                Slot target,
                Object a,
                Object b,
                Object c,
                Object d) {
            if (signal == null || !home.isCurrent()) { // no sender() in a foreign thread
                SlotCall.run(signal, target, arity, a, b, c, d);
                return;
            }
            int depth = home.senders.enter(this);
            try {
                SlotCall.run(signal, target, arity, a, b, c, d);
            } finally {
                home.senders.leave(depth);
            }
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

        /** Whether this is not a connection at all but the carrier of an invokeMethod. */
        boolean isInvocation() {
            return (flags & INVOKED) != 0;
        }

        int arity() {
            return arity;
        }
    }
}
