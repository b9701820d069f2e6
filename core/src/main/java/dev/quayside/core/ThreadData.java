// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import java.util.ArrayDeque;

/**
 * What Quayside knows of a thread: its event queue, timers, dispatcher and running loops. Made on
 * first use; objects point to it, so that it says which thread owns them.
 */
final class ThreadData {
    static final System.Logger LOG = System.getLogger("dev.quayside.core");

    private static final ThreadLocal<ThreadData> CURRENT = new ThreadLocal<>();

    /** For threads without a handler of their own. */
    static volatile ErrorHandler defaultErrorHandler =
            (error, where) -> LOG.log(System.Logger.Level.ERROR, "Error in " + where, error);

    final PostedEvents events = new PostedEvents(this);
    final SenderStack senders = new SenderStack();
    final ArrayDeque<QEventLoop> loops = new ArrayDeque<>();
    final EventTurn turn = new EventTurn(this);

    /** Set while a thread runs with this data. */
    private volatile Thread owner;

    private volatile QThread qthread;
    private volatile EventDispatcher dispatcher;
    volatile ErrorHandler errorHandler;
    private TimerQueue timers;

    /** Once a thread or application was told to end, no nested loop may begin. */
    volatile boolean quitNow;

    /** Event loops under way. Levels are read when a deleteLater is posted and when it is due. */
    volatile int loopLevel;

    /** Deliveries of events under way. */
    int scopeLevel;

    /** The data of the calling thread. */
    static ThreadData current() {
        ThreadData data = CURRENT.get();
        return data == null ? adopt() : data;
    }

    private static ThreadData adopt() {
        ThreadData data = new ThreadData();
        data.bind(Thread.currentThread());
        return data;
    }

    /** Makes the calling thread the one this is the data of. */
    void bind(Thread thread) {
        owner = thread;
        CURRENT.set(this);
    }

    /** The calling thread ends: nobody owns the objects now. */
    void unbind() {
        EventDispatcher ended = dispatcher;
        dispatcher = null;
        owner = null;
        CURRENT.remove();
        if (ended != null) {
            ended.close();
        }
    }

    boolean isCurrent() {
        return owner == Thread.currentThread();
    }

    boolean isRunning() {
        Thread thread = owner;
        return thread != null && thread.isAlive();
    }

    Thread owner() {
        return owner;
    }

    QThread qthread() {
        QThread thread = qthread;
        return thread == null && owner != null ? adoptedThread() : thread;
    }

    private synchronized QThread adoptedThread() {
        if (qthread == null) {
            qthread = QThread.adopted(this, owner);
        }
        return qthread;
    }

    void setQThread(QThread thread) {
        qthread = thread;
    }

    /** Called in the thread itself. */
    TimerQueue timers() {
        if (timers == null) {
            timers = new TimerQueue(this);
        }
        return timers;
    }

    TimerQueue timersOrNull() {
        return timers;
    }

    /** Called in the thread itself. */
    EventDispatcher dispatcher() {
        EventDispatcher d = dispatcher;
        if (d == null) {
            d = new SelectorEventDispatcher(turn);
            dispatcher = d;
        }
        return d;
    }

    EventDispatcher dispatcherOrNull() {
        return dispatcher;
    }

    void setDispatcher(EventDispatcher d) {
        if (dispatcher != null) {
            throw new IllegalStateException("The thread has an event dispatcher already");
        }
        dispatcher = d;
    }

    void wakeUp() {
        EventDispatcher d = dispatcher;
        if (d != null) {
            d.wakeUp();
        }
    }

    /** Ends all loops of the thread; called in the thread itself. */
    void exitLoops(int returnCode) {
        quitNow = true;
        for (QEventLoop loop : loops) {
            loop.exit(returnCode);
        }
    }

    void report(Throwable error, String where) {
        ErrorHandler handler = errorHandler;
        (handler == null ? defaultErrorHandler : handler).onError(error, where);
    }

    QThreadAffinityException foreign(QObject object) {
        Thread thread = owner;
        return new QThreadAffinityException(
                object
                        + " lives in "
                        + (thread == null ? "no running thread" : "thread " + thread.getName())
                        + " but was used in thread "
                        + Thread.currentThread().getName());
    }

    static void warn(String message) {
        LOG.log(System.Logger.Level.WARNING, message);
    }

    // -- posting: allowed in every thread

    static void post(QEvent event, QObject receiver, int priority) {
        event.receiver = receiver;
        event.priority = priority;
        ThreadData home;
        do { // the receiver may be on the move between two threads
            home = receiver.threadData();
        } while (!home.events.offer(event));
        home.wakeUp();
    }

    static void postDeferredDelete(QObject object) {
        QEvent event = new QEvent(QEvent.Type.DeferredDelete);
        ThreadData home = object.threadData();
        if (home.isCurrent()) {
            int scope = home.scopeLevel == 0 && home.loopLevel != 0 ? 1 : home.scopeLevel;
            event.level = home.loopLevel + scope;
        }
        post(event, object, 0);
    }
}
