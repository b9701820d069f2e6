// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

/**
 * A timer of an object is due.
 *
 * @see <a href="https://doc.qt.io/qt-6/qtimerevent.html">QTimerEvent</a>
 */
public final class QTimerEvent extends QEvent {
    private final int timerId;

    /**
     * Makes the event.
     *
     * @param timerId what {@link QObject#startTimer} returned
     */
    public QTimerEvent(int timerId) {
        super(Type.Timer);
        this.timerId = timerId;
    }

    /**
     * Returns which timer it is.
     *
     * @return what {@link QObject#startTimer} returned
     */
    public int timerId() {
        return timerId;
    }
}
