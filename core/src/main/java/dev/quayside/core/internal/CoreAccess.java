// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core.internal;

import dev.quayside.core.EventTurn;
import dev.quayside.core.QObject;

/**
 * What the other modules of Quayside need of objects and threads beyond the public API. Set by
 * {@link QObject}'s module when the class is initialised.
 */
public abstract class CoreAccess {
    private static volatile CoreAccess instance;

    /** For the core module. */
    protected CoreAccess() {}

    /**
     * Returns the one access.
     *
     * @return the access
     */
    public static CoreAccess get() {
        return instance;
    }

    /**
     * For the core module.
     *
     * @param access the access
     */
    public static void set(CoreAccess access) {
        instance = access;
    }

    /**
     * Puts work off to the end of the turn of the calling thread's event loop.
     *
     * @param task the work
     */
    public abstract void atEndOfTurn(EventTurn.Task task);

    /**
     * Takes back what the calling thread put off to the end of a turn.
     *
     * @param task the work; nothing happens if it was not put off
     */
    public abstract void cancelAtEndOfTurn(EventTurn.Task task);

    /**
     * Says, in a channel's handler, that the channel has more to read: the calling thread's event
     * loop looks at its channels again before it does the work put off to the end of the turn.
     */
    public abstract void notDrained();

    /**
     * Says whether the garbage collector may take a child though its parent lives.
     *
     * @param child an object; one without a parent is ignored
     * @param weakly whether it may
     */
    public abstract void holdWeakly(QObject child, boolean weakly);

    /**
     * Reports an error to the error handler of the calling thread.
     *
     * @param error the error
     * @param where what was being done
     */
    public abstract void report(Throwable error, String where);
}
