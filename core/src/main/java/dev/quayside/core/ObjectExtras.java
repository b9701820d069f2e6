// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What most objects never have: a name, properties, filters, timers. */
final class ObjectExtras {
    private static final QObject[] NO_FILTERS = {};

    String objectName = "";
    private Map<String, Object> properties;

    /** Last installed first; null where one was removed, since a walk may be under way. */
    private QObject[] filters = NO_FILTERS;

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
        removeFilter(filter);
        List<QObject> changed = new ArrayList<>();
        changed.add(filter);
        for (QObject other : filters) {
            if (other != null && !other.isDisposed()) {
                changed.add(other);
            }
        }
        filters = changed.toArray(NO_FILTERS);
    }

    void removeFilter(QObject filter) {
        for (int i = 0; i < filters.length; i++) {
            if (filters[i] == filter) {
                filters[i] = null;
            }
        }
    }

    boolean filtered(QObject watched, QEvent event) throws Exception {
        QObject[] walked = filters;
        for (int i = 0; i < walked.length; i++) {
            QObject filter = walked[i];
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
        filters = NO_FILTERS;
    }
}
