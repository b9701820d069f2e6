// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What Quayside knows of a thread: its event queue, timers, dispatcher and running loops. Made on
 * first use; objects point to it, so that it says which thread owns them.
 */
final class ThreadData {
    private static final ThreadLocal<ThreadData> CURRENT = new ThreadLocal<>();

    /** Those whose loop is that of a host. */
    private static final List<ThreadData> HOSTED = new CopyOnWriteArrayList<>();

    final PostedEvents events = new PostedEvents(this);
    final SenderStack senders = new SenderStack();
    final EventTurn turn = new EventTurn(this);

    /** Set while a thread runs with this data. */
    private volatile Thread owner;

    /** Whose loop the thread runs, if not our own. */
    private volatile HostLoop host;

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
        for (ThreadData hosted : HOSTED) {
            if (hosted.isCurrent()) {
                return hosted;
            }
        }
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
        HOSTED.remove(this);
        host = null;
        EventDispatcher ended = dispatcher;
        dispatcher = null;
        owner = null;
        CURRENT.remove();
        if (ended != null) {
            ended.close();
        }
    }

    boolean isCurrent() {
        return owner == Thread.currentThread() || host != null && followHost();
    }

    /** The host's loop may go on in another Java thread than before: then so does this. */
    private boolean followHost() {
        HostLoop loop = host;
        if (loop == null || !loop.isLoopThread()) {
            return false;
        }
        owner = Thread.currentThread();
        CURRENT.set(this);
        return true;
    }

    boolean isRunning() {
        Thread thread = owner;
        return host != null || thread != null && thread.isAlive();
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
            boolean here = isCurrent();
            if (here) {
                given.attach(turn);
            }
            dispatcher = given;
            if (here) { // what was posted before is to be seen
                given.eventPosted();
            }
        }
    }

    /** From now on the thread runs the loop of a host: it is in a loop always. */
    void setHost(HostLoop loop) {
        host = loop;
        HOSTED.add(this);
        synchronized (loops) {
            countLoops();
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
                countLoops();
                turn.loopBegins();
            }
            return !quitNow;
        }
    }

    void leave(QEventLoop loop) {
        synchronized (loops) {
            loops.remove(loop);
            countLoops();
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

    private void countLoops() {
        loopLevel = loops.size() + (host == null ? 0 : 1);
    }

    /** Whether one of our own loops runs, other than that of a host. */
    boolean hasLoop() {
        synchronized (loops) {
            return !loops.isEmpty();
        }
    }

    private void restoreInterrupt() {
        if (interrupted && loopLevel == 0) {
            interrupted = false;
            qthread().keepInterrupt(false);
            Thread.currentThread().interrupt();
        }
    }

    /** Event loops under way, that of a host included. */
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
        qthread().keepInterrupt(true);
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
        CoreLog.LOG.log(System.Logger.Level.WARNING, message);
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
