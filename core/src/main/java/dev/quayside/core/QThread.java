// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * A thread with an event loop.
 *
 * <p>The object controls the thread; it lives in the thread that made it, not in the one it
 * controls. {@link #run()} is what the thread does: by default {@link #exec()}, so that objects
 * moved to it get their events. Every Java thread has a QThread: {@link #currentThread()} makes one
 * for a thread that was not started here.
 *
 * <p>Order at the end of a thread: run() returns, {@link #finished} is emitted in the thread, its
 * deferred deletes are done, its timers are stopped, waiters go on. A thread can be started again
 * then; what was posted meanwhile to objects in it is delivered by its next event loop.
 *
 * <p>Methods are for every thread unless they say otherwise.
 *
 * <p><b>Differences from Qt.</b> A QThread can be backed by a virtual thread ({@link #setVirtual}).
 * {@code terminate} is refused: Java cannot end a thread from outside. {@code wait()} without an
 * argument is Java's own; use {@code wait(-1)}. Priorities are hints and ignored by virtual
 * threads.
 *
 * @see <a href="https://doc.qt.io/qt-6/qthread.html">QThread</a>
 */
public class QThread extends QObject {
    /** How urgent a thread is; values as in Qt. */
    public enum Priority {
        /** Only when nothing else runs. */
        IdlePriority(0),
        /** Below low. */
        LowestPriority(1),
        /** Below normal. */
        LowPriority(2),
        /** What threads have. */
        NormalPriority(3),
        /** Above normal. */
        HighPriority(4),
        /** Above high. */
        HighestPriority(5),
        /** As urgent as possible. */
        TimeCriticalPriority(6),
        /** That of the thread which starts it. */
        InheritPriority(7);

        private static final int[] JAVA = {1, 2, 4, 5, 7, 9, 10, 5};

        private final int value;

        Priority(int value) {
            this.value = value;
        }

        /**
         * Returns Qt's number for it.
         *
         * @return the value
         */
        public int value() {
            return value;
        }

        int toJava() {
            return JAVA[value];
        }
    }

    /** Emitted in the thread when it begins, before run(). */
    public final Signal0 started = new Signal0(this);

    /** Emitted in the thread when run() has returned. */
    public final Signal0 finished = new Signal0(this);

    /** Of the thread that this object controls. */
    private final ThreadData represented;

    private final ThreadRun runs;
    private volatile Priority priority = Priority.InheritPriority;
    private int stackSize;
    private boolean virtual;

    /** Makes a thread that does not run yet. */
    public QThread() {
        this((QObject) null);
    }

    /**
     * Makes a thread that does not run yet.
     *
     * @param parent the parent, or null
     */
    public QThread(QObject parent) {
        super(parent);
        represented = new ThreadData();
        represented.setQThread(this);
        runs = new ThreadRun(this, represented, false);
    }

    /** For a thread that runs already and was not started here. */
    private QThread(ThreadData data) {
        super(null);
        represented = data;
        runs = new ThreadRun(this, data, true);
        setThreadData(data);
    }

    static QThread adopted(ThreadData data, Thread thread) {
        QThread adopted = new QThread(data);
        adopted.extras().objectName = thread.getName();
        return adopted;
    }

    ThreadData represented() {
        return represented;
    }

    // -- starting ---------------------------------------------------------------------------------

    /** Starts the thread; does nothing while it runs. */
    public void start() {
        start(Priority.InheritPriority);
    }

    /**
     * Starts the thread; does nothing while it runs.
     *
     * @param priority how urgent it is
     * @throws UnsupportedOperationException if it is to be virtual and this Java has no virtual
     *     threads
     */
    public void start(Priority priority) {
        Objects.requireNonNull(priority, "priority");
        checkNotDisposed();
        runs.start(() -> make(priority));
    }

    private Thread make(Priority wanted) {
        String name = objectName().isEmpty() ? ObjectTree.nameOf(getClass()) : objectName();
        Thread thread = JavaThreads.make(runs::main, name, virtual, stackSize);
        if (wanted != Priority.InheritPriority && !virtual) {
            thread.setPriority(wanted.toJava());
        }
        priority = wanted;
        return thread;
    }

    /**
     * What the thread does; by default {@link #exec()}. Called in the thread itself.
     *
     * @throws Exception it goes to the {@link ErrorHandler}, and the thread ends
     */
    protected void run() throws Exception {
        exec();
    }

    /**
     * Runs an event loop until {@link #exit}. Called in the thread itself, from run().
     *
     * @return what exit was given
     * @throws QThreadAffinityException in another thread
     */
    protected int exec() {
        if (!represented.isCurrent()) {
            throw represented.foreign(this);
        }
        return runs.exec();
    }

    // -- ending -----------------------------------------------------------------------------------

    /** Ends the thread's event loop with 0. */
    public void quit() {
        exit(0);
    }

    /**
     * Ends the thread's event loop, and every loop nested in it; no other loop begins but by {@link
     * #exec()}. Told between start() and exec(), it lets exec() return at once; told before
     * start(), it means nothing.
     *
     * @param returnCode what exec returns
     */
    public void exit(int returnCode) {
        runs.exit(returnCode);
    }

    /**
     * Waits until the thread has ended.
     *
     * @param msecs at most so many milliseconds; -1 for ever
     * @return false if the time was over before; true if the thread does not run
     */
    public boolean wait(int msecs) {
        return wait(QDeadlineTimer.ofMillis(msecs));
    }

    /**
     * Waits until the thread has ended. If the waiting Java thread is interrupted it goes on
     * waiting and keeps the interrupt for later.
     *
     * @param deadline until when at most
     * @return false if the time was over before; true if the thread does not run
     */
    public boolean wait(QDeadlineTimer deadline) {
        return runs.await(deadline);
    }

    /**
     * Refused: Java has no way to end a thread from outside.
     *
     * @throws UnsupportedOperationException always; use {@link #requestInterruption()}
     */
    public void terminate() {
        throw new UnsupportedOperationException(
                "Java cannot end a thread from outside: use requestInterruption()");
    }

    /**
     * Asks the thread to end; its code decides when, by {@link #isInterruptionRequested()}. Means
     * nothing to a thread that does not run; the main thread refuses it with a warning.
     */
    public void requestInterruption() {
        QCoreApplication app = QCoreApplication.instance();
        if (app != null && app.threadData() == represented) {
            ThreadData.warn("requestInterruption has no effect on the main thread: " + this);
            return;
        }
        runs.requestInterruption();
    }

    /** A Java interrupt asks even the main thread, as long as its loop keeps it. */
    final void keepInterrupt(boolean keep) {
        runs.keepInterrupt(keep);
    }

    /**
     * Tells whether the thread was asked to end.
     *
     * @return whether it was, since its start
     */
    public boolean isInterruptionRequested() {
        return runs.isInterruptionRequested();
    }

    /** Destroying a running thread is an error in Qt; here it is told to quit and waited for. */
    @Override
    protected void disposing() {
        if (runs.isAlive() && !represented.isCurrent()) {
            if (runs.isRunning()) {
                ThreadData.warn("Destroyed while the thread is still running: " + this);
                quit();
            }
            wait(QDeadlineTimer.FOREVER);
        }
        if (!runs.isAlive()) {
            represented.setQThread(null); // what lived in it lives nowhere now, and can be fetched
        }
        super.disposing();
    }

    // -- asking -----------------------------------------------------------------------------------

    /**
     * Tells whether the thread runs.
     *
     * @return true from start() on until run() has returned
     */
    public boolean isRunning() {
        return runs.isRunning();
    }

    /**
     * Tells whether the thread has ended.
     *
     * @return true once run() has returned
     */
    public boolean isFinished() {
        return runs.isFinished();
    }

    /**
     * Counts the event loops that run in the thread, one in another.
     *
     * @return the number
     */
    public int loopLevel() {
        return represented.loopLevel();
    }

    /**
     * Returns the thread's dispatcher.
     *
     * @return the dispatcher, or null when there is none yet
     */
    public EventDispatcher eventDispatcher() {
        return represented.dispatcherOrNull();
    }

    /**
     * Puts Quayside into another event loop. Refused with a warning once the thread has a
     * dispatcher.
     *
     * @param eventDispatcher serves the thread until it ends
     */
    public void setEventDispatcher(EventDispatcher eventDispatcher) {
        represented.setDispatcher(Objects.requireNonNull(eventDispatcher, "eventDispatcher"));
    }

    /**
     * Sets who gets the errors of slots and event handlers in this thread.
     *
     * @param handler the handler; null for that of the application
     */
    public void setErrorHandler(ErrorHandler handler) {
        represented.errorHandler = handler;
    }

    /**
     * Returns the priority that start() was given.
     *
     * @return the priority
     */
    public Priority priority() {
        return priority;
    }

    /**
     * Changes the priority of the running thread; refused with a warning while it does not run.
     *
     * @param priority the priority, not InheritPriority
     */
    public void setPriority(Priority priority) {
        Thread thread = represented.owner();
        if (priority == Priority.InheritPriority || thread == null) {
            ThreadData.warn(
                    "setPriority: only of a running thread, and not InheritPriority: " + this);
            return;
        }
        this.priority = priority;
        thread.setPriority(priority.toJava());
    }

    /**
     * Returns the wanted size of the stack.
     *
     * @return bytes, 0 for the system's default
     */
    public int stackSize() {
        return stackSize;
    }

    /**
     * Sets the size of the stack for the next start; a hint to Java, ignored by virtual threads.
     *
     * @param stackSize bytes, 0 for the system's default
     */
    public void setStackSize(int stackSize) {
        this.stackSize = stackSize;
    }

    /**
     * Tells whether the thread is to be a virtual one.
     *
     * @return what {@link #setVirtual} said
     */
    public boolean isVirtual() {
        return virtual;
    }

    /**
     * Lets the next start make a virtual thread: thousands of them may wait at the same time. Not
     * in Qt.
     *
     * @param virtual whether it is to be virtual
     * @throws UnsupportedOperationException if this Java has none: see {@link #hasVirtualThreads()}
     */
    public void setVirtual(boolean virtual) {
        if (virtual && !hasVirtualThreads()) {
            throw new UnsupportedOperationException("Virtual threads need Java 21 or newer");
        }
        this.virtual = virtual;
    }

    /**
     * Tells whether this Java has virtual threads.
     *
     * @return true from Java 21 on
     */
    public static boolean hasVirtualThreads() {
        return JavaThreads.hasVirtual();
    }

    // -- the calling thread -----------------------------------------------------------------------

    /**
     * Returns the calling thread.
     *
     * @return its QThread
     */
    public static QThread currentThread() {
        return ThreadData.current().qthread();
    }

    /**
     * Returns a number of the calling thread that no other living thread has.
     *
     * @return Java's thread id
     */
    public static long currentThreadId() {
        return JavaThreads.currentId();
    }

    /**
     * Returns how many threads the machine runs at the same time.
     *
     * @return at least 1
     */
    public static int idealThreadCount() {
        return Runtime.getRuntime().availableProcessors();
    }

    /** Lets other threads go first. */
    public static void yieldCurrentThread() {
        Thread.yield();
    }

    /**
     * Lets the calling thread sleep.
     *
     * @param seconds at least so many seconds
     */
    public static void sleep(long seconds) {
        ThreadRun.pause(TimeUnit.SECONDS.toNanos(seconds));
    }

    /**
     * Lets the calling thread sleep.
     *
     * @param msecs at least so many milliseconds
     */
    public static void msleep(long msecs) {
        ThreadRun.pause(TimeUnit.MILLISECONDS.toNanos(msecs));
    }

    /**
     * Lets the calling thread sleep.
     *
     * @param usecs at least so many microseconds
     */
    public static void usleep(long usecs) {
        ThreadRun.pause(TimeUnit.MICROSECONDS.toNanos(usecs));
    }

    @Override
    public boolean event(QEvent event) throws Exception {
        if (event.is(QEvent.Type.Quit)) {
            quit();
            return true;
        }
        return super.event(event);
    }
}
