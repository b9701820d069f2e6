// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import java.util.Objects;

/** A timer that ends with its one event: what {@link QTimer#singleShot} makes. */
final class SingleShot extends QObject {
    private static final int LONG_MS = 2000;

    private final Signal0 timeout = new Signal0(this);

    private SingleShot() {}

    /** A short time is meant exactly. */
    static Qt.TimerType typeFor(int msec) {
        return msec > LONG_MS ? Qt.TimerType.CoarseTimer : Qt.TimerType.PreciseTimer;
    }

    /** Without a context (null) the slot runs in the calling thread. */
    static void start(int msec, Qt.TimerType type, QObject context, Slot0 slot) {
        Objects.requireNonNull(slot, "slot");
        if (msec < 0) {
            ThreadData.warn("singleShot: there is no negative time: " + msec);
            return;
        }
        if (msec == 0) {
            QObject receiver = context == null ? new SingleShot() : context;
            QMetaObject.invokeMethod(receiver, slot, Qt.ConnectionType.QueuedConnection);
            return;
        }
        SingleShot shot = new SingleShot();
        if (context == null) {
            shot.timeout.connect(slot);
        } else {
            shot.timeout.connect(context, slot);
            shot.moveToThread(context.thread());
        }
        QMetaObject.invokeMethod(shot, () -> shot.startTimer(msec, type));
    }

    @Override
    protected void timerEvent(QTimerEvent event) {
        killTimer(event.timerId());
        timeout.emit();
        dispose();
    }
}
