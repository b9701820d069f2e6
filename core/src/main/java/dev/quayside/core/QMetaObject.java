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
        Objects.requireNonNull(context, "context");
        int flags = ContextConnection.flags(types);
        ContextConnection.invocation(context, slot, flags).deliver(null, null, null, null, null);
    }

    /**
     * The handle of a connection between a signal and a slot.
     *
     * <p>This one is without a context, as most are: it calls its slot directly. There are
     * thousands of these; what only connections with a context need is in {@link
     * ContextConnection}.
     *
     * @see <a href="https://doc.qt.io/qt-6/qmetaobject-connection.html">QMetaObject::Connection</a>
     */
    public static sealed class Connection permits ContextConnection {
        private static final VarHandle SLOT;

        static {
            try {
                SLOT = MethodHandles.lookup().findVarHandle(Connection.class, "slot", Slot.class);
            } catch (ReflectiveOperationException e) {
                throw new ExceptionInInitializerError(e);
            }
        }

        final QObject sender;

        /** Null once disconnected. */
        volatile Slot slot;

        /** The connection that its sender made before this one: see {@link ConnectionChain}. */
        volatile Connection next;

        Connection(QObject sender, Slot slot) {
            this.sender = sender;
            this.slot = slot;
        }

        /** What a refused connect returns. */
        static Connection invalid(QObject sender) {
            Connection dead = new Connection(sender, (Slot0) () -> {});
            dead.kill();
            return dead;
        }

        /**
         * Tells whether the slot is still connected.
         *
         * @return whether an emission would call the slot
         */
        public final boolean isConnected() {
            return isAlive();
        }

        /**
         * Ends the connection.
         *
         * @return whether it was still connected
         */
        public final boolean disconnect() {
            return kill();
        }

        /** The context, or null. */
        QObject receiver() {
            return null;
        }

        boolean isAlive() {
            return slot != null;
        }

        /** Ends the connection once: of several callers one gets true. */
        boolean kill() {
            return SLOT.getAndSet(this, (Slot) null) != null;
        }

        /** Calls the slot or posts the call, as the connection says. */
        void deliver(Signal signal, Object a, Object b, Object c, Object d) {
            Slot target = slot;
            if (target != null) {
                SlotCall.run(signal, target, a, b, c, d);
            }
        }
    }
}
