// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import java.util.List;

/** The part of {@link QObject} that concerns its thread: where it lives, its events, its timers. */
abstract sealed class ObjectInThread permits ObjectInTree {
    /** Emits nothing. */
    static final byte BLOCKED = 1;

    /** Its destruction has begun. */
    static final byte DISPOSING = 2;

    /** Has emitted destroyed; its children may still be there. */
    static final byte DISPOSED = 4;

    private volatile ThreadData threadData;

    /** What most objects never have. Used in the object's own thread only. */
    private ObjectExtras extras;

    /** Changed in the object's own thread only, read in every one. */
    volatile byte flags;

    volatile boolean deleteLaterPosted;

    ObjectInThread(ThreadData home) {
        threadData = home;
    }

    private QObject self() {
        return (QObject) this;
    }

    // -- life -------------------------------------------------------------------------------------

    /**
     * Tells whether the object is destroyed. Allowed in every thread.
     *
     * @return whether it is, or is just being destroyed and has emitted {@link QObject#destroyed}
     */
    public final boolean isDisposed() {
        return (flags & DISPOSED) != 0;
    }

    /**
     * Destroys the object when control returns to the event loop in which this was called: not in a
     * nested loop, not in processEvents outside a loop. Called before any loop runs, it is done by
     * the first one; called in another thread, by any loop of the object's thread. Calling it again
     * changes nothing. Allowed in every thread.
     */
    public void deleteLater() {
        DeferredDelete.post(self());
    }

    /**
     * Throws unless the object may be used here.
     *
     * @throws QThreadAffinityException if the calling thread is not the object's own
     * @throws QObjectDisposedException if the object is destroyed
     */
    protected final void checkThread() {
        if (!threadData.isCurrent() || (flags & DISPOSED) != 0) {
            checkNotDisposed();
            throw threadData.foreign(self());
        }
    }

    /**
     * Throws if the object is destroyed.
     *
     * @throws QObjectDisposedException if it is
     */
    protected final void checkNotDisposed() {
        if ((flags & DISPOSED) != 0) {
            throw new QObjectDisposedException(this + " is destroyed");
        }
    }

    // -- threads ----------------------------------------------------------------------------------

    /**
     * Returns the thread in which the object lives. Allowed in every thread.
     *
     * @return the thread, or null if it was moved to none
     */
    public QThread thread() {
        return threadData.qthread();
    }

    /**
     * Moves the object, its children, their pending events and timers to another thread. The events
     * keep their order; timers begin their interval anew. Refused with a warning if the object has
     * a parent, or if the calling thread is not the object's own (an object that lives in no thread
     * may be fetched into the calling one).
     *
     * <p>Every object that moves gets an event of the type ThreadChange before, still in the old
     * thread.
     *
     * @param target the thread, or null for none: no events are delivered then
     * @return whether the object lives there now
     */
    public boolean moveToThread(QThread target) {
        checkNotDisposed();
        return ThreadMove.move(self(), target);
    }

    final ThreadData threadData() {
        return threadData;
    }

    /** Part of a move; what goes along is in {@link ThreadMove}. */
    final void setThreadData(ThreadData data) {
        threadData = data;
    }

    // -- events -----------------------------------------------------------------------------------

    /**
     * Takes an event that was sent or posted to the object and passes it on to the handler for it.
     *
     * @param event the event
     * @return whether it was recognised
     * @throws Exception what a handler threw; it goes to the {@link ErrorHandler}
     */
    public boolean event(QEvent event) throws Exception {
        if (event instanceof CallEvent call) {
            call.run(threadData);
        } else if (event instanceof QTimerEvent timer) {
            timerEvent(timer);
        } else if (event instanceof QChildEvent child) {
            childEvent(child);
        } else if (event.is(QEvent.Type.DeferredDelete)) {
            self().dispose();
        } else if (event.type() >= QEvent.Type.User.value()) {
            customEvent(event);
        } else {
            return false;
        }
        return true;
    }

    /**
     * Sees the events of the objects it was installed on, before they do.
     *
     * @param watched the object
     * @param event its event
     * @return true to keep the event from the object
     * @throws Exception it goes to the {@link ErrorHandler}
     */
    public boolean eventFilter(QObject watched, QEvent event) throws Exception {
        return false;
    }

    /**
     * Takes the timer events of {@link #startTimer(int)}.
     *
     * @param event which timer
     * @throws Exception it goes to the {@link ErrorHandler}
     */
    protected void timerEvent(QTimerEvent event) throws Exception {}

    /**
     * Takes news of children.
     *
     * @param event which child was added or removed
     * @throws Exception it goes to the {@link ErrorHandler}
     */
    protected void childEvent(QChildEvent event) throws Exception {}

    /**
     * Takes events of own types.
     *
     * @param event the event
     * @throws Exception it goes to the {@link ErrorHandler}
     */
    protected void customEvent(QEvent event) throws Exception {}

    /**
     * Lets another object see this object's events first; the one installed last sees them first,
     * and one installed again becomes the last. One in a different thread is refused with a
     * warning.
     *
     * @param filter the other object
     */
    public void installEventFilter(QObject filter) {
        checkNotDisposed();
        if (filter.threadData() != threadData) {
            ThreadData.warn("Cannot filter events for an object in a different thread: " + this);
            return;
        }
        extras().installFilter(filter);
    }

    /**
     * Ends {@link #installEventFilter}.
     *
     * @param filter the other object
     */
    public void removeEventFilter(QObject filter) {
        if (extras != null) {
            extras.removeFilter(filter);
        }
    }

    // -- timers -----------------------------------------------------------------------------------

    /**
     * Starts a coarse timer.
     *
     * @param interval milliseconds, 0 for every turn of the loop; a negative one is refused with a
     *     warning
     * @return the number of the timer, or 0 if it could not be started
     * @throws QThreadAffinityException in a foreign thread
     */
    public int startTimer(int interval) {
        return startTimer(interval, Qt.TimerType.CoarseTimer);
    }

    /**
     * Starts a timer; {@link #timerEvent} gets its events until it is killed.
     *
     * @param interval milliseconds, 0 for every turn of the loop; a negative one is refused with a
     *     warning
     * @param timerType how exact
     * @return the number of the timer, or 0 if it could not be started
     * @throws QThreadAffinityException in a foreign thread
     */
    public int startTimer(int interval, Qt.TimerType timerType) {
        checkThread();
        if (interval < 0) {
            ThreadData.warn("Timers cannot have negative intervals: " + interval + " for " + this);
            return 0;
        }
        return extras().startTimer(self(), interval, timerType);
    }

    /**
     * Ends a timer; an unknown number is ignored with a warning.
     *
     * @param id what startTimer returned
     * @throws QThreadAffinityException in a foreign thread
     */
    public void killTimer(int id) {
        checkThread();
        if (extras == null || !extras.killTimer(self(), id)) {
            ThreadData.warn("killTimer: " + id + " is not a timer of " + this);
        }
    }

    /** The timers to take along to another thread. */
    List<TimerQueue.Entry> runningTimers() {
        return extras == null ? List.of() : extras.timers();
    }

    final ObjectExtras extrasOrNull() {
        return extras;
    }

    final ObjectExtras extras() {
        if (extras == null) {
            extras = new ObjectExtras();
        }
        return extras;
    }
}
