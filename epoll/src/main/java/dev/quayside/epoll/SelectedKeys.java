// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.epoll;

import java.nio.channels.SelectionKey;
import java.util.AbstractSet;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;

/** A selector's set of selected keys, from which the program can only remove. */
final class SelectedKeys extends AbstractSet<SelectionKey> implements EpollSelector.Ready {
    private final Set<SelectionKey> keys = new HashSet<>();

    @Override
    public boolean take(EpollSelectionKey key, int conditions) {
        if (keys.contains(key)) {
            return key.becomeReady(conditions, true);
        }
        return key.becomeReady(conditions, false) && keys.add(key);
    }

    void drop(EpollSelectionKey key) {
        keys.remove(key);
    }

    @Override
    public Iterator<SelectionKey> iterator() {
        return keys.iterator();
    }

    @Override
    public int size() {
        return keys.size();
    }

    @Override
    public boolean contains(Object key) {
        return keys.contains(key);
    }

    @Override
    public boolean remove(Object key) {
        return keys.remove(key);
    }

    @Override
    public void clear() {
        keys.clear();
    }
}
