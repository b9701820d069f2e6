// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import dev.quayside.core.internal.CoreAccess;

/** Opens the core module's own to the other modules of Quayside. */
final class CoreAccessImpl extends CoreAccess {
    @Override
    public void atEndOfTurn(EventTurn.Task task) {
        ThreadData.current().turn.atEndOfTurn(task);
    }

    @Override
    public void cancelAtEndOfTurn(EventTurn.Task task) {
        ThreadData.current().turn.cancelAtEndOfTurn(task);
    }

    @Override
    public void notDrained() {
        ThreadData.current().turn.notDrained();
    }

    @Override
    public void holdWeakly(QObject child, boolean weakly) {
        QObject parent = child.parent();
        if (parent != null) {
            parent.childrenOrNull().holdWeakly(child, weakly);
        }
    }

    @Override
    public void report(Throwable error, String where) {
        ThreadData.current().report(error, where);
    }
}
