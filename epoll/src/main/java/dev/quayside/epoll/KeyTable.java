// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.epoll;

import java.nio.channels.SelectionKey;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

/**
 * The keys of a selector by the number of their descriptor; for others a set that cannot be
 * changed. Any thread may add; the selecting thread, which learns of a key by a lock of its own
 * before it gets the first event for it, finds without one.
 */
final class KeyTable extends AbstractSet<SelectionKey> {
    private EpollSelectionKey[] byNumber = new EpollSelectionKey[64];
    private int size;
    private int lastSerial;

    synchronized EpollSelectionKey add(EpollSelector selector, EpollChannel channel) {
        lastSerial = lastSerial == Integer.MAX_VALUE ? 1 : lastSerial + 1;
        EpollSelectionKey key = new EpollSelectionKey(selector, channel, lastSerial);
        int number = channel.descriptor().number();
        if (number >= byNumber.length) {
            byNumber = Arrays.copyOf(byNumber, Math.max(number + 1, byNumber.length * 2));
        }
        if (byNumber[number] == null) { // else that of a closed channel, not dropped yet
            size++;
        }
        byNumber[number] = key;
        return key;
    }

    synchronized void drop(EpollSelectionKey key) {
        int number = key.descriptor().number();
        if (byNumber[number] == key) {
            byNumber[number] = null;
            size--;
        }
    }

    /** Returns the key that an event is for; null if it is an old one. */
    EpollSelectionKey find(int number, int serial) {
        EpollSelectionKey key = byNumber[number];
        return key != null && key.serial == serial ? key : null;
    }

    synchronized List<EpollSelectionKey> all() {
        List<EpollSelectionKey> all = new ArrayList<>(size);
        for (EpollSelectionKey key : byNumber) {
            if (key != null) {
                all.add(key);
            }
        }
        return all;
    }

    @Override
    public Iterator<SelectionKey> iterator() {
        return Collections.<SelectionKey>unmodifiableList(all()).iterator();
    }

    @Override
    public synchronized int size() {
        return size;
    }
}
