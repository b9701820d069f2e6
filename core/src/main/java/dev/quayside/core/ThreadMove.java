// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import java.util.ArrayList;
import java.util.List;

/** Moves an object, with all that hangs on it, from one thread to another. */
final class ThreadMove {
    private ThreadMove() {}

    static boolean move(QObject object, QThread target) {
        ThreadData from = object.threadData();
        ThreadData to = target == null ? ThreadData.noThread() : target.represented();
        if (from == to || target == null && from.isNoThread()) {
            return true;
        }
        if (object.parent() != null) {
            ThreadData.warn("Cannot move an object with a parent to another thread: " + object);
            return false;
        }
        boolean fetched = from.isNoThread() && to.isCurrent();
        if (!from.isCurrent() && !fetched) {
            ThreadData.warn(
                    "Only the thread of an object can move it to another one: "
                            + from.foreign(object).getMessage());
            return false;
        }
        List<QObject> tree = new ArrayList<>();
        collect(object, tree);
        for (QObject o : tree) { // a socket takes its channel out of the old loop here
            QCoreApplication.deliver(o, new QEvent(QEvent.Type.ThreadChange));
        }
        List<TimerQueue.Entry> timers = detachTimers(tree, from);
        to.events.adopt(tree, from.events);
        if (!timers.isEmpty()) {
            QMetaObject.invokeMethod(
                    object,
                    () -> timers.forEach(to.timers()::attach),
                    Qt.ConnectionType.QueuedConnection);
        }
        to.wakeUp();
        return true;
    }

    private static void collect(QObject object, List<QObject> tree) {
        tree.add(object);
        object.children().forEach(child -> collect(child, tree));
    }

    private static List<TimerQueue.Entry> detachTimers(List<QObject> tree, ThreadData from) {
        List<TimerQueue.Entry> detached = new ArrayList<>();
        for (QObject o : tree) {
            for (TimerQueue.Entry entry : o.runningTimers()) {
                if (entry.isRunning()) {
                    from.timers().detach(entry);
                    detached.add(entry);
                }
            }
        }
        return detached;
    }
}
