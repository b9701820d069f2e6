// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
        Map<QObject, List<TimerQueue.Entry>> timers = detachTimers(tree, from);
        to.events.adopt(tree, from.events);
        timers.forEach(ThreadMove::attachOnArrival);
        to.wakeUp();
        return true;
    }

    private static void collect(QObject object, List<QObject> tree) {
        tree.add(object);
        object.children().forEach(child -> collect(child, tree));
    }

    private static Map<QObject, List<TimerQueue.Entry>> detachTimers(
            List<QObject> tree, ThreadData from) {
        Map<QObject, List<TimerQueue.Entry>> detached = new LinkedHashMap<>();
        for (QObject o : tree) {
            List<TimerQueue.Entry> running =
                    o.runningTimers().stream().filter(TimerQueue.Entry::isRunning).toList();
            if (!running.isEmpty()) {
                running.forEach(from.timers()::leave);
                detached.put(o, running);
            }
        }
        return detached;
    }

    /** The owner may have been moved on when this comes: to wherever it lives then. */
    private static void attachOnArrival(QObject owner, List<TimerQueue.Entry> timers) {
        QMetaObject.invokeMethod(
                owner,
                () -> timers.forEach(owner.threadData().timers()::attach),
                Qt.ConnectionType.QueuedConnection);
    }
}
