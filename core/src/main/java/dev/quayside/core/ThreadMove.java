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
        ThreadData to = target == null ? new ThreadData() : target.represented();
        if (from == to || target == null && from.qthread() == null) {
            return true;
        }
        if (object.parent() != null) {
            ThreadData.warn("Cannot move an object with a parent to another thread: " + object);
            return false;
        }
        boolean fetched = from.qthread() == null && to.isCurrent();
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
        List<TimerQueue.Entry> timers = stopTimers(tree, from);
        transfer(tree, from, to);
        restartTimers(timers, object, to);
        to.wakeUp();
        return true;
    }

    private static void collect(QObject object, List<QObject> tree) {
        tree.add(object);
        object.children().forEach(child -> collect(child, tree));
    }

    /** Both queues are locked, so that no event overtakes an earlier one on its way. */
    private static void transfer(List<QObject> tree, ThreadData from, ThreadData to) {
        boolean ordered = System.identityHashCode(from) <= System.identityHashCode(to);
        PostedEvents first = ordered ? from.events : to.events;
        PostedEvents second = ordered ? to.events : from.events;
        first.lock.lock();
        second.lock.lock();
        try {
            for (QObject o : tree) {
                from.events.moveTo(o, to.events);
                o.setThreadData(to);
            }
        } finally {
            second.lock.unlock();
            first.lock.unlock();
        }
    }

    private static List<TimerQueue.Entry> stopTimers(List<QObject> tree, ThreadData from) {
        List<TimerQueue.Entry> stopped = new ArrayList<>();
        TimerQueue queue = from.timersOrNull();
        if (queue != null) {
            for (QObject o : tree) {
                for (TimerQueue.Entry entry : o.runningTimers()) {
                    if (entry.isRunning()) {
                        queue.stop(entry);
                        stopped.add(entry);
                    }
                }
            }
        }
        return stopped;
    }

    /** In the new thread, with the whole interval again. */
    private static void restartTimers(
            List<TimerQueue.Entry> stopped, QObject object, ThreadData to) {
        if (!stopped.isEmpty()) {
            QMetaObject.invokeMethod(
                    object,
                    () -> {
                        for (TimerQueue.Entry entry : stopped) {
                            if (!entry.isRunning() && entry.owner.runningTimers().contains(entry)) {
                                to.timers().restart(entry);
                            }
                        }
                    },
                    Qt.ConnectionType.QueuedConnection);
        }
    }
}
