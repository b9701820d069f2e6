// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

/**
 * What deleteLater posts. It waits until control is back in the loop in which it was posted: it
 * remembers how many loops and deliveries of events were under way then.
 */
final class DeferredDelete extends QEvent {
    private final QObject object;

    /** 0 if posted outside of all loops, or in another thread. */
    private final int level;

    private DeferredDelete(QObject object, int level) {
        super(Type.DeferredDelete);
        this.object = object;
        this.level = level;
    }

    /** Allowed in every thread. */
    static void post(QObject object) {
        if (object.deleteLaterPosted || object.isDisposed()) {
            return;
        }
        object.deleteLaterPosted = true;
        ThreadData home = object.threadData();
        int level = 0;
        if (home.isCurrent()) {
            // a loop without a delivery: called by a dispatcher that does not say that it delivers
            boolean bare = home.scopeLevel == 0 && home.loopLevel() != 0;
            level = home.loopLevel() + (bare ? 1 : home.scopeLevel);
        }
        ThreadData.post(new DeferredDelete(object, level), object, 0);
    }

    /**
     * Whether it is due: the loop in which it was posted is in control again, or it was posted
     * outside of all loops and one runs now, or it is asked for in the loop in which it was posted.
     */
    boolean isDue(ThreadData home, boolean explicitly) {
        int now = home.loopLevel() + home.scopeLevel;
        return level > now || level == 0 && now > 0 || explicitly && level == now;
    }

    /**
     * Delivered to a filter that kept it away, or dropped: the object may be deleted later again.
     */
    @Override
    void finished() {
        object.deleteLaterPosted = false;
    }
}
