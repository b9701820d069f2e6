// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The children of an object, in their order. Each knows its index, so that a server with thousands
 * of sockets removes one without looking for it; the holes are closed when they are the majority.
 */
final class Children {
    private static final int LARGE = 64;

    /** A child, a WeakReference to one, or null for a hole. */
    private Object[] items = new Object[2];

    private int end;
    private int holes;

    /** While the children are destroyed one by one, they keep their places. */
    private boolean disposing;

    void add(QObject child) {
        if (end == items.length) {
            makeRoom();
        }
        child.indexInParent = end;
        items[end++] = child;
    }

    void remove(QObject child) {
        items[child.indexInParent] = null;
        holes++;
        if (holes == end && !disposing) {
            end = 0;
            holes = 0;
            if (items.length > LARGE) {
                items = new Object[2];
            }
        }
    }

    /** Whether the garbage collector may take the child while it still is one. */
    void holdWeakly(QObject child, boolean weakly) {
        items[child.indexInParent] = weakly ? new WeakReference<>(child) : child;
    }

    List<QObject> toList() {
        List<QObject> list = new ArrayList<>(end - holes);
        for (int i = 0; i < end; i++) {
            QObject child = at(i);
            if (child != null) {
                list.add(child);
            }
        }
        return list;
    }

    /** Also those that are added meanwhile. */
    void disposeAll() {
        disposing = true;
        for (int i = 0; i < end; i++) {
            QObject child = at(i);
            if (child != null) {
                child.dispose();
            }
        }
    }

    private QObject at(int i) {
        Object item = items[i];
        return (QObject) (item instanceof WeakReference<?> weak ? weak.get() : item);
    }

    private void makeRoom() {
        if (!disposing) {
            closeHoles();
        }
        if (end > items.length / 2) {
            items = Arrays.copyOf(items, items.length * 2);
        }
    }

    private void closeHoles() {
        int live = 0;
        for (int i = 0; i < end; i++) {
            QObject child = at(i);
            if (child != null) {
                child.indexInParent = live;
                items[live++] = items[i];
            }
        }
        Arrays.fill(items, live, end, null);
        end = live;
        holes = 0;
    }
}
