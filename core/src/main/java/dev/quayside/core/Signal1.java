// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import java.util.Objects;

/**
 * A signal with one argument.
 *
 * <p>See {@link Signal} for what an emission guarantees.
 *
 * @param <A> type of the argument
 */
public final class Signal1<A> extends Signal {
    /**
     * Makes a signal. It belongs into a public final field of its owner.
     *
     * @param owner the object that emits it
     */
    public Signal1(QObject owner) {
        super(owner);
    }

    @Override
    int arguments() {
        return 1;
    }

    /**
     * Emits the signal: calls the slots that are connected now, in the order of connection.
     *
     * @param a the argument
     */
    public void emit(A a) {
        activate(a, null, null, null);
    }

    /**
     * Connects a slot. It runs in the emitting thread until it is disconnected.
     *
     * @param slot the slot
     * @return the handle to disconnect it with
     */
    public QMetaObject.Connection connect(Slot1<? super A> slot) {
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
