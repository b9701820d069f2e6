// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

/**
 * Walks over the connections of one object, each of which leads to the one made before it.
 *
 * <p>A chain, since most objects have few connections and shall be small. Only the sender knows it:
 * a receiver does not hold its senders, so that they can be garbage-collected. Connections only
 * ever die, and only dead ones are taken out, so that a walk needs no lock.
 */
final class ConnectionChain {
    private ConnectionChain() {}

    /** Takes out the dead ones behind the first; returns how many live ones there are. */
    static int purge(QMetaObject.Connection first) {
        int live = 1;
        QMetaObject.Connection last = first;
        for (QMetaObject.Connection c = first.next; c != null; c = c.next) {
            if (c.isAlive()) {
                if (last.next != c) {
                    last.next = c;
                }
                last = c;
                live++;
            }
        }
        last.next = null;
        return live;
    }

    /** Ends the connections to a receiver, or all (null); returns whether there was any. */
    static boolean kill(QMetaObject.Connection first, QObject receiver) {
        boolean any = false;
        for (QMetaObject.Connection c = first; c != null; c = c.next) {
            if (receiver == null || c.receiver() == receiver) {
                any |= c.kill();
            }
        }
        return any;
    }

    static boolean leadsTo(QMetaObject.Connection first, QObject receiver) {
        for (QMetaObject.Connection c = first; c != null; c = c.next) {
            if (c.receiver() == receiver && c.isAlive()) {
                return true;
            }
        }
        return false;
    }
}
