// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What most objects never have: a name, properties, filters, timers. */
final class ObjectExtras {
    String objectName = "";
    private Map<String, Object> properties;

    /** Last installed first; null where one was removed, since a walk may be under way. */
    private List<QObject> filters = List.of();

    private List<TimerQueue.Entry> timers;

    // -- properties

    Object property(String name) {
        return properties == null ? null : properties.get(name);
    }

    /** Returns whether that changed anything. */
    boolean setProperty(String name, Object value) {
        if (properties == null) {
            properties = new LinkedHashMap<>();
        }
        if (value == null) {
            return properties.remove(name) != null;
        }
        return !value.equals(properties.put(name, value));
    }

    List<String> propertyNames() {
        return properties == null ? List.of() : new ArrayList<>(properties.keySet());
    }

    // -- event filters

    void installFilter(QObject filter) {
        if (filters.isEmpty()) {
            filters = new ArrayList<>(2);
        }
        filters.removeIf(f -> f == null || f == filter || f.isDisposed());
        filters.add(0, filter);
    }

    void removeFilter(QObject filter) {
        int i = filters.indexOf(filter);
        if (i >= 0) {
            filters.set(i, null);
        }
    }

    /**
     * Walks by index, as Qt does: a filter that is installed meanwhile moves the others up, and the
     * one at work is asked once more.
     */
    boolean filtered(QObject watched, QEvent event) throws Exception {
        for (int i = 0; i < filters.size(); i++) {
            QObject filter = filters.get(i);
            if (filter == null || filter.isDisposed()) {
                continue;
            }
            if (filter.threadData() != watched.threadData()) {
                ThreadData.warn("An event filter cannot be in a different thread: " + filter);
            } else if (filter.eventFilter(watched, event)) {
                return true;
            }
        }
        return false;
    }

    // -- timers

    int startTimer(QObject owner, int interval, Qt.TimerType type) {
        if (timers == null) {
            timers = new ArrayList<>(1);
        }
        TimerQueue queue = owner.threadData().timers();
        TimerQueue.Entry entry = new TimerQueue.Entry(owner, TimerQueue.takeId());
        timers.add(entry);
        queue.start(entry, interval, type);
        return entry.id;
    }

    boolean killTimer(QObject owner, int id) {
        if (timers != null) {
            for (int i = 0; i < timers.size(); i++) {
                if (timers.get(i).id == id) {
                    owner.threadData().timers().stop(timers.remove(i));
                    return true;
                }
            }
        }
        return false;
    }

    List<TimerQueue.Entry> timers() {
        return timers == null ? List.of() : timers;
    }

    /** The owner is destroyed. */
    void release(QObject owner) {
        if (timers != null) {
            TimerQueue queue = owner.threadData().timers();
            timers.forEach(queue::stop);
            timers = null;
        }
        filters = List.of();
    }
}
