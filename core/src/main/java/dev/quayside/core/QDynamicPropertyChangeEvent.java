// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

/**
 * A dynamic property of an object was added, changed or removed.
 *
 * @see <a
 *     href="https://doc.qt.io/qt-6/qdynamicpropertychangeevent.html">QDynamicPropertyChangeEvent</a>
 */
public final class QDynamicPropertyChangeEvent extends QEvent {
    private final String propertyName;

    /**
     * Makes the event.
     *
     * @param propertyName its name
     */
    public QDynamicPropertyChangeEvent(String propertyName) {
        super(Type.DynamicPropertyChange);
        this.propertyName = propertyName;
    }

    /**
     * Returns which property it is.
     *
     * @return its name
     */
    public String propertyName() {
        return propertyName;
    }
}
