// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

/**
 * Something that happened to an object and is delivered to {@link QObject#event}.
 *
 * <p>Own events have a type from {@link #registerEventType()} or from {@code Type.User} upwards.
 *
 * @see <a href="https://doc.qt.io/qt-6/qevent.html">QEvent</a>
 */
public class QEvent {
    /** The types that Quayside's own classes send; values as in Qt. */
    public enum Type {
        /** Not an event. */
        None(0),
        /** A timer of the object is due. */
        Timer(1),
        /** The application is to end. */
        Quit(20),
        /** The object was moved to another parent. */
        ParentChange(21),
        /** The object is being moved to another thread. */
        ThreadChange(22),
        /** A slot is to be called in the object's thread. */
        MetaCall(43),
        /** A channel is ready. */
        SockAct(50),
        /** The object is to be destroyed. */
        DeferredDelete(52),
        /** A child was added. */
        ChildAdded(68),
        /** A child was removed. */
        ChildRemoved(71),
        /** A dynamic property was added, changed or removed. */
        DynamicPropertyChange(170),
        /** The first type for own events. */
        User(1000),
        /** The last type for own events. */
        MaxUser(65535);

        private final int value;

        Type(int value) {
            this.value = value;
        }

        /**
         * Returns Qt's number for it.
         *
         * @return the value
         */
        public int value() {
            return value;
        }
    }

    private final int type;
    private boolean accepted = true;

    /** To whom it was posted, while it is in a queue. */
    QObject receiver;

    int priority;

    /**
     * Makes an event.
     *
     * @param type what happened
     */
    public QEvent(Type type) {
        this(type.value());
    }

    /**
     * Makes an event of an own type.
     *
     * @param type a number, 1000 to 65535 for own events
     */
    public QEvent(int type) {
        this.type = type;
    }

    /**
     * Returns the type's number.
     *
     * @return {@code Type.value()}, or the number given to the constructor
     */
    public int type() {
        return type;
    }

    /**
     * Compares the type.
     *
     * @param other a type
     * @return whether the event has it
     */
    public boolean is(Type other) {
        return type == other.value();
    }

    /** Says that the receiver wants the event; the state in which events begin. */
    public void accept() {
        accepted = true;
    }

    /** Says that the receiver does not want the event. */
    public void ignore() {
        accepted = false;
    }

    /**
     * Sets whether the receiver wants the event.
     *
     * @param accepted whether it does
     */
    public void setAccepted(boolean accepted) {
        this.accepted = accepted;
    }

    /**
     * Tells whether the receiver wants the event.
     *
     * @return what accept and ignore said last
     */
    public boolean isAccepted() {
        return accepted;
    }

    /**
     * Reserves a type for own events.
     *
     * @return a number that no other caller gets, or -1 when none is left
     */
    public static int registerEventType() {
        return registerEventType(-1);
    }

    /**
     * Reserves a type for own events. Without a usable hint the numbers go down from 65535.
     *
     * @param hint the number wished for, 1000 to 65535, if nobody has it; else ignored
     * @return a number that no other caller gets, or -1 when none is left
     */
    public static int registerEventType(int hint) {
        return EventTypes.register(hint);
    }

    /** Called when a posted event was delivered, or dropped with its receiver. */
    void finished() {}

    @Override
    public String toString() {
        for (Type t : Type.values()) {
            if (t.value() == type) {
                return getClass().getSimpleName() + "(" + t + ")";
            }
        }
        return getClass().getSimpleName() + "(" + type + ")";
    }
}
