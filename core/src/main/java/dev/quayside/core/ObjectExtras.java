// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What most objects never have: a name, properties, filters, timers, connections to own slots. */
final class ObjectExtras {
    String objectName = "";
    private Map<String, Object> properties;

    /** Last installed first. */
    private List<QObject> filters;

    private List<TimerQueue.Entry> timers;

    /** Connections with this object as context; dead ones are dropped when they pile up. */
    private List<QMetaObject.Connection> incoming;

    private int purgeAt = 16;

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
        if (filters != null) {
            changed.addAll(filters);
        }
        filters = changed;
    }

    void removeFilter(QObject filter) {
        if (filters != null) {
            List<QObject> changed = new ArrayList<>(filters); // a walk may be under way
            changed.remove(filter);
            filters = changed;
        }
    }

    boolean filtered(QObject watched, QEvent event) throws Exception {
        if (filters != null) {
            for (QObject filter : filters) {
                if (!filter.isDisposed()
                        && filter.threadData() == watched.threadData()
                        && filter.eventFilter(watched, event)) {
                    return true;
                }
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

    // -- connections to slots of this object

    void addIncoming(QMetaObject.Connection connection) {
        synchronized (this) { // senders in other threads connect as well
            if (incoming == null) {
                incoming = new ArrayList<>(2);
            }
            if (incoming.size() >= purgeAt) {
                incoming.removeIf(c -> !c.isAlive());
                purgeAt = Math.max(16, incoming.size() * 2);
            }
            incoming.add(connection);
        }
    }

    synchronized boolean hasIncomingFrom(QObject sender) {
        if (incoming != null) {
            for (QMetaObject.Connection c : incoming) {
                if (c.sender == sender && c.isAlive()) {
                    return true;
                }
            }
        }
        return false;
    }

    synchronized boolean disconnectFrom(QObject sender) {
        boolean any = false;
        if (incoming != null) {
            for (QMetaObject.Connection c : incoming) {
                any |= c.sender == sender && c.kill();
            }
        }
        return any;
    }

    /** The owner is destroyed. */
    void release(QObject owner) {
        synchronized (this) {
            if (incoming != null) {
                incoming.forEach(QMetaObject.Connection::kill);
                incoming = null;
            }
        }
        if (timers != null) {
            TimerQueue queue = owner.threadData().timers();
            timers.forEach(queue::stop);
            timers = null;
        }
        filters = null;
    }
}
