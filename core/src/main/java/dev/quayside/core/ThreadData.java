// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import java.util.ArrayDeque;
import java.util.Set;

/**
 * What Quayside knows of a thread: its event queue, timers, dispatcher and running loops. Made on
 * first use; objects point to it, so that it says which thread owns them.
 */
final class ThreadData {
    static final System.Logger LOG = System.getLogger("dev.quayside.core");

    private static final ThreadLocal<ThreadData> CURRENT = new ThreadLocal<>();

    final PostedEvents events = new PostedEvents(this);
    final SenderStack senders = new SenderStack();
    final EventTurn turn = new EventTurn(this);

    /** Set while a thread runs with this data. */
    private volatile Thread owner;

    private volatile QThread qthread;
    private volatile EventDispatcher dispatcher;

    /** For the errors of this thread; null: that of the application. */
    volatile ErrorHandler errorHandler;

    private TimerQueue timers;

    /** The innermost first. Guarded by itself: every thread may end them. */
    private final ArrayDeque<QEventLoop> loops = new ArrayDeque<>(4);

    private volatile int loopLevel;

    /** Once the thread or the application was told to end, no loop may begin. Guarded by loops. */
    private boolean quitNow;

    /** Deliveries of events under way. */
    int scopeLevel;

    /** A Java interrupt came while a loop ran, and is kept for when it has ended. */
    private boolean interrupted;

    /** The data of the calling thread. */
    static ThreadData current() {
        ThreadData data = CURRENT.get();
        return data == null ? adopt() : data;
    }

    private static ThreadData adopt() {
        ThreadData data = new ThreadData();
        data.setOwner(Thread.currentThread());
        data.bind();
        return data;
    }

    /** For objects that live in no thread. */
    static ThreadData noThread() {
        return new ThreadData();
    }

    /** Says which thread is to use this. */
    void setOwner(Thread thread) {
        owner = thread;
    }

    /** Called in the thread itself, before everything else. */
    void bind() {
        CURRENT.set(this);
        EventDispatcher given = dispatcher;
        if (given != null) {
            given.attach(turn);
        }
    }

    /** The calling thread ends: nobody owns the objects now, and their timers are stopped. */
    void unbind() {
        if (timers != null) {
            timers.clear();
        }
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

    boolean isNoThread() {
        return qthread == null && owner == null;
    }

    Thread owner() {
        return owner;
    }

    /** Null for objects that live in no thread. */
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

    // -- the dispatcher

    /** Called in the thread itself. */
    EventDispatcher dispatcher() {
        EventDispatcher d = dispatcher;
        if (d == null) {
            d = new SelectorEventDispatcher();
            d.attach(turn);
            dispatcher = d;
        }
        return d;
    }

    EventDispatcher dispatcherOrNull() {
        return dispatcher;
    }

    /** Refused with a warning if there is one already. */
    void setDispatcher(EventDispatcher given) {
        if (dispatcher != null) {
            warn("The thread has an event dispatcher already");
        } else {
            dispatcher = given;
            if (isCurrent()) {
                given.attach(turn);
            }
        }
    }

    /** Lets a wait of the thread end. Allowed in every thread. */
    void wakeUp() {
        EventDispatcher d = dispatcher;
        if (d != null) {
            d.wakeUp();
        }
    }

    // -- event loops

    /** Returns false if no loop may begin. */
    boolean enter(QEventLoop loop) {
        synchronized (loops) {
            if (!quitNow) {
                loops.push(loop);
                loopLevel = loops.size();
                turn.loopBegins();
            }
            return !quitNow;
        }
    }

    void leave(QEventLoop loop) {
        synchronized (loops) {
            loops.remove(loop);
            loopLevel = loops.size();
        }
        restoreInterrupt();
    }

    /** Takes one turn, in a loop or outside of all. */
    boolean processEvents(Set<QEventLoop.ProcessEventsFlag> flags) {
        try {
            return dispatcher().processEvents(flags);
        } finally {
            restoreInterrupt();
        }
    }

    private void restoreInterrupt() {
        if (interrupted && loopLevel == 0) {
            interrupted = false;
            Thread.currentThread().interrupt();
        }
    }

    /** Event loops under way. */
    int loopLevel() {
        return loopLevel;
    }

    /** Ends all loops of the thread. Allowed in every thread. */
    void exitLoops(int returnCode) {
        synchronized (loops) {
            quitNow = true;
            loops.forEach(loop -> loop.exit(returnCode));
        }
    }

    void setQuitNow(boolean quit) {
        synchronized (loops) {
            quitNow = quit;
        }
    }

    /**
     * Called when Java has interrupted the thread: as long as the interrupt stands, no wait would
     * wait.
     */
    void keepInterrupt() {
        interrupted = true;
        qthread().requestInterruption();
    }

    // -- errors and warnings

    /** Called in the thread in which the error happened. */
    void report(Throwable error, String where) {
        ErrorHandler handler = errorHandler;
        ErrorReports.report(handler == null ? ErrorReports.defaultHandler : handler, error, where);
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
        if (event.receiver != null) {
            throw new IllegalArgumentException("An event can be posted once only: " + event);
        }
        event.receiver = receiver;
        event.priority = priority;
        ThreadData home;
        do { // the receiver may be on the move between two threads
            home = receiver.threadData();
        } while (!home.events.offer(event));
        EventDispatcher d = home.dispatcher;
        if (d != null) {
            d.eventPosted();
        }
    }
}
