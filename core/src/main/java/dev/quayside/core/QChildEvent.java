// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

/**
 * A child was added to an object, or removed from it.
 *
 * @see <a href="https://doc.qt.io/qt-6/qchildevent.html">QChildEvent</a>
 */
public final class QChildEvent extends QEvent {
    private final QObject child;

    /**
     * Makes the event.
     *
     * @param type ChildAdded or ChildRemoved
     * @param child the child
     */
    public QChildEvent(Type type, QObject child) {
        super(type);
        this.child = child;
    }

    /**
     * Returns the child.
     *
     * @return the child; when it was added in its constructor, not yet whole
     */
    public QObject child() {
        return child;
    }

    /**
     * Tells whether the child was added.
     *
     * @return whether it was
     */
    public boolean added() {
        return is(Type.ChildAdded);
    }

    /**
     * Tells whether the child was removed.
     *
     * @return whether it was
     */
    public boolean removed() {
        return is(Type.ChildRemoved);
    }
}
