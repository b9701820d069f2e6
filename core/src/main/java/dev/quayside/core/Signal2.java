// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import java.util.Objects;

/**
 * A signal with two arguments.
 *
 * <p>See {@link Signal} for what an emission guarantees.
 *
 * @param <A> type of the first argument
 * @param <B> type of the second argument
 */
public final class Signal2<A, B> extends Signal {
    /**
     * Makes a signal. It belongs into a public final field of its owner.
     *
     * @param owner the object that emits it
     */
    public Signal2(QObject owner) {
        super(owner);
    }

    @Override
    int arguments() {
        return 2;
    }

    /**
     * Emits the signal: calls the slots that are connected now, in the order of connection.
     *
     * @param a the first argument
     * @param b the second argument
     */
    public void emit(A a, B b) {
        activate(a, b, null, null);
    }

    /**
     * Connects a slot. It runs in the emitting thread until it is disconnected.
     *
     * @param slot the slot
     * @return the handle to disconnect it with
     */
    public QMetaObject.Connection connect(Slot2<? super A, ? super B> slot) {
        return connectSlot(null, slot);
    }

    /**
     * Connects a slot of a context object. It runs as the types say, seen from the thread of the
     * context; the connection ends with the life of the context.
     *
     * @param context the receiver
     * @param slot the slot
     * @param types at most one way, and flags; none means AutoConnection
     * @return the handle; not connected if UniqueConnection refused it
     */
    public QMetaObject.Connection connect(
            QObject context, Slot2<? super A, ? super B> slot, Qt.ConnectionType... types) {
        return connectSlot(Objects.requireNonNull(context, "context"), slot, types);
    }

    /**
     * Connects a slot that takes fewer arguments. It runs in the emitting thread until it is
     * disconnected.
     *
     * @param slot the slot
     * @return the handle to disconnect it with
     */
    public QMetaObject.Connection connect(Slot1<? super A> slot) {
        return connectSlot(null, slot);
    }

    /**
     * Connects a slot that takes fewer arguments of a context object. It runs as the types say,
     * seen from the thread of the context; the connection ends with the life of the context.
     *
     * @param context the receiver
     * @param slot the slot
     * @param types at most one way, and flags; none means AutoConnection
     * @return the handle; not connected if UniqueConnection refused it
     */
    public QMetaObject.Connection connect(
            QObject context, Slot1<? super A> slot, Qt.ConnectionType... types) {
        return connectSlot(Objects.requireNonNull(context, "context"), slot, types);
    }

    /**
     * Connects a slot that takes fewer arguments. It runs in the emitting thread until it is
     * disconnected.
     *
     * @param slot the slot
     * @return the handle to disconnect it with
     */
    public QMetaObject.Connection connect(Slot0 slot) {
        return connectSlot(null, slot);
    }

    /**
     * Connects a slot that takes fewer arguments of a context object. It runs as the types say,
     * seen from the thread of the context; the connection ends with the life of the context.
     *
     * @param context the receiver
     * @param slot the slot
     * @param types at most one way, and flags; none means AutoConnection
     * @return the handle; not connected if UniqueConnection refused it
     */
    public QMetaObject.Connection connect(QObject context, Slot0 slot, Qt.ConnectionType... types) {
        return connectSlot(Objects.requireNonNull(context, "context"), slot, types);
    }
}
