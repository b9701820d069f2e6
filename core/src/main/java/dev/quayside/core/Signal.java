// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import java.util.Arrays;
import java.util.Objects;

/**
 * A signal of an object: slots connect to it, and its owner emits it.
 *
 * <p>What is guaranteed, as measured in Qt 6:
 *
 * <ul>
 *   <li>Slots are called in the order in which they were connected.
 *   <li>A slot connected during an emission is not called by that emission; one disconnected during
 *       it and not yet reached is not called.
 *   <li>A slot may emit the same signal again.
 *   <li>An owner whose signals are blocked emits nothing, {@link QObject#destroyed} excepted.
 *   <li>If a slot destroys the owner, no further slot is called.
 *   <li>If a slot throws, the error goes to the {@link ErrorHandler}; the next slots are called.
 * </ul>
 *
 * <p>Connecting, disconnecting and emitting are allowed in every thread.
 *
 * @see <a href="https://doc.qt.io/qt-6/signalsandslots.html">Signals &amp; Slots</a>
 */
public abstract sealed class Signal permits Signal0, Signal1, Signal2, Signal3, Signal4 {
    /**
     * The owner while nothing is connected, then its one connection, then a list of them: an object
     * has more signals than connections, so a signal that nobody connects must cost next to
     * nothing.
     */
    private volatile Object state;

    Signal(QObject owner) {
        state = Objects.requireNonNull(owner, "owner");
    }

    /**
     * Ends every connection of this signal.
     *
     * @return whether there was any
     */
    public final boolean disconnect() {
        return disconnectIf(null, null);
    }

    /**
     * Ends the connections of this signal to a slot, by identity.
     *
     * @param slot the object that was connected
     * @return whether there was any
     */
    public final boolean disconnect(Slot slot) {
        return disconnectIf(null, Objects.requireNonNull(slot, "slot"));
    }

    /**
     * Ends the connections of this signal that have a receiver as their context.
     *
     * @param receiver the context given to {@code connect}
     * @return whether there was any
     */
    public final boolean disconnect(QObject receiver) {
        return disconnectIf(Objects.requireNonNull(receiver, "receiver"), null);
    }

    /**
     * Ends the connections of this signal to a slot of a receiver.
     *
     * @param receiver the context given to {@code connect}
     * @param slot the object that was connected
     * @return whether there was any
     */
    public final boolean disconnect(QObject receiver, Slot slot) {
        return disconnectIf(
                Objects.requireNonNull(receiver, "receiver"), Objects.requireNonNull(slot, "slot"));
    }

    /**
     * Ends one connection.
     *
     * @param connection what {@code connect} returned
     * @return whether it was a live connection of this signal
     */
    public final boolean disconnect(QMetaObject.Connection connection) {
        Objects.requireNonNull(connection, "connection");
        for (QMetaObject.Connection c : connections()) {
            if (c == connection && c.kill()) {
                purge();
                return true;
            }
        }
        return false;
    }

    /**
     * Tells whether at least one slot is connected. An emission that would have to make its
     * arguments first can be spared with it.
     *
     * @return whether anything is connected
     */
    public final boolean isConnected() {
        return !(state instanceof QObject) && receivers() > 0;
    }

    /**
     * Counts the live connections.
     *
     * @return how many slots an emission would call
     */
    public final int receivers() {
        int live = 0;
        for (QMetaObject.Connection c : connections()) {
            if (c.isAlive()) {
                live++;
            }
        }
        return live;
    }

    /**
     * Returns the object that emits this signal.
     *
     * @return the owner
     */
    public final QObject owner() {
        Object s = state;
        if (s instanceof QObject owner) {
            return owner;
        }
        return s instanceof QMetaObject.Connection c
                ? c.sender
                : ((ConnectionList) s).items[0].sender;
    }

    @Override
    public final String toString() {
        return SignalNames.of(this);
    }

    /** How many arguments an emission has. */
    abstract int arguments();

    final QMetaObject.Connection connectSlot(
            QObject context, Slot slot, Qt.ConnectionType... types) {
        Objects.requireNonNull(slot, "slot");
        QObject owner = owner();
        if (context != null) {
            context.checkNotDisposed();
        }
        int flags = context == null ? 0 : ContextConnection.flags(types);
        synchronized (owner.connectionLock()) {
            // here, so that its destruction cuts what was connected before
            owner.checkNotDisposed();
            if (context != null && ContextConnection.isUnique(flags) && has(context, slot)) {
                return QMetaObject.Connection.invalid(owner);
            }
            QMetaObject.Connection added =
                    context == null
                            ? new QMetaObject.Connection(owner, slot)
                            : new ContextConnection(owner, context, slot, flags);
            owner.addOutgoing(added);
            state = withAdded(added);
            return added;
        }
    }

    /** Calls or posts to every slot connected now. */
    final void activate(Object a, Object b, Object c, Object d) {
        Object s = state;
        if (s instanceof QMetaObject.Connection only) {
            if (mayEmit(only.sender)) {
                only.deliver(this, a, b, c, d);
                if (!only.isAlive()) {
                    purge();
                }
            }
        } else if (s instanceof ConnectionList list) {
            if (mayEmit(list.items[0].sender)) {
                activateAll(list, a, b, c, d);
            }
        } else {
            mayEmit((QObject) s);
        }
    }

    private boolean mayEmit(QObject owner) {
        byte flags = owner.flags;
        if ((flags & QObject.DISPOSED) != 0) {
            throw new QObjectDisposedException(this + " of a destroyed object was emitted");
        }
        return (flags & QObject.BLOCKED) == 0;
    }

    private void activateAll(ConnectionList list, Object a, Object b, Object c, Object d) {
        int count = list.count;
        QMetaObject.Connection[] items = list.items;
        boolean dead = false;
        for (int i = 0; i < count; i++) {
            QMetaObject.Connection connection = items[i];
            connection.deliver(this, a, b, c, d);
            dead |= !connection.isAlive();
        }
        if (dead) {
            purge();
        }
    }

    private boolean disconnectIf(QObject receiver, Slot slot) {
        boolean any = false;
        for (QMetaObject.Connection c : connections()) {
            if ((receiver == null || c.receiver() == receiver)
                    && (slot == null || c.slot == slot)) {
                any |= c.kill();
            }
        }
        if (any) {
            purge();
        }
        return any;
    }

    private boolean has(QObject context, Slot slot) {
        for (QMetaObject.Connection c : connections()) {
            if (c.isAlive() && c.receiver() == context && c.slot == slot) {
                return true;
            }
        }
        return false;
    }

    /** Drops dead connections; an emission under way goes on over the old array. */
    private void purge() {
        QObject owner = owner();
        synchronized (owner.connectionLock()) {
            QMetaObject.Connection[] live = live(connections());
            switch (live.length) {
                case 0 -> state = owner;
                case 1 -> state = live[0];
                default -> state = new ConnectionList(live, live.length);
            }
        }
    }

    private static QMetaObject.Connection[] live(QMetaObject.Connection[] all) {
        return Arrays.stream(all)
                .filter(QMetaObject.Connection::isAlive)
                .toArray(QMetaObject.Connection[]::new);
    }

    private Object withAdded(QMetaObject.Connection added) {
        Object s = state;
        if (s instanceof ConnectionList list) {
            return list.with(added);
        }
        if (s instanceof QMetaObject.Connection only && only.isAlive()) {
            return new ConnectionList(new QMetaObject.Connection[] {only, added}, 2);
        }
        return added;
    }

    private QMetaObject.Connection[] connections() {
        Object s = state;
        if (s instanceof QMetaObject.Connection only) {
            return new QMetaObject.Connection[] {only};
        }
        return s instanceof ConnectionList list ? Arrays.copyOf(list.items, list.count) : NONE;
    }

    private static final QMetaObject.Connection[] NONE = {};

    /** At least one connection. Immutable to its readers: with() writes only beyond their count. */
    private static final class ConnectionList {
        final QMetaObject.Connection[] items;
        final int count;

        ConnectionList(QMetaObject.Connection[] items, int count) {
            this.items = items;
            this.count = count;
        }

        /** Called under the lock, and once only for each list: the newest one. */
        ConnectionList with(QMetaObject.Connection added) {
            QMetaObject.Connection[] array = items;
            int n = count;
            if (n == array.length) { // the dead ones go before more room is taken
                QMetaObject.Connection[] live = live(array);
                n = live.length;
                array = Arrays.copyOf(live, Math.max(4, n * 2));
            }
            array[n] = added;
            return new ConnectionList(array, n + 1);
        }
    }
}
