// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Runs the events of a thread until it is told to stop: at the bottom of a thread, or nested inside
 * a slot that waits for something while everything else goes on.
 *
 * <p>The loop runs in the thread in which it was made. {@link #exit}, {@link #quit} and {@link
 * #wakeUp} are for every thread.
 *
 * <p>Java's {@link Thread#interrupt()} does not end a loop. It is kept: {@link
 * QThread#isInterruptionRequested()} tells of it, and the thread is interrupted again when its
 * outermost loop has ended.
 *
 * @see <a href="https://doc.qt.io/qt-6/qeventloop.html">QEventLoop</a>
 */
public class QEventLoop extends QObject {
    /** What one call of processEvents leaves out or does; values as in Qt. */
    public enum ProcessEventsFlag {
        /** Everything. */
        AllEvents(0),
        /** Leave out what the user does; means nothing without windows. */
        ExcludeUserInputEvents(1),
        /** Leave channels alone: sockets neither read nor write. */
        ExcludeSocketNotifiers(2),
        /** Wait when nothing is there. */
        WaitForMoreEvents(4),
        /** Said by {@link QEventLoop#exec} itself. */
        EventLoopExec(0x20),
        /** Said by modal dialogs. */
        DialogExec(0x40);

        private final int value;

        ProcessEventsFlag(int value) {
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
    }

    private static final Set<ProcessEventsFlag> EXEC =
            Collections.unmodifiableSet(
                    EnumSet.of(
                            ProcessEventsFlag.EventLoopExec, ProcessEventsFlag.WaitForMoreEvents));

    private volatile boolean running;
    private volatile boolean exit = true;
    private volatile int returnCode;

    /** Makes a loop for the calling thread. */
    public QEventLoop() {
        this(null);
    }

    /**
     * Makes a loop for the thread of its parent.
     *
     * @param parent the parent, or null
     */
    public QEventLoop(QObject parent) {
        super(parent);
    }

    /**
     * Runs the loop until {@link #exit}.
     *
     * @param flags what to leave out meanwhile
     * @return what exit was given; -1 at once if the loop runs already, or its thread was told to
     *     end
     * @throws QThreadAffinityException in a foreign thread
     */
    public int exec(ProcessEventsFlag... flags) {
        checkThread();
        if (running) {
            ThreadData.warn("QEventLoop.exec: the loop runs already: " + this);
            return -1;
        }
        ThreadData home = threadData();
        home.dispatcher(); // made before exit() can find the loop running, and nobody to wake
        running = true;
        exit = false; // last: whoever sees it running can end it
        if (!home.enter(this)) {
            running = false;
            exit = true;
            return -1;
        }
        Set<ProcessEventsFlag> turn = with(flags);
        try {
            while (!exit && !isDisposed()) {
                home.processEvents(turn);
            }
        } finally {
            running = false;
            exit = true;
            home.leave(this);
        }
        return returnCode;
    }

    private static Set<ProcessEventsFlag> with(ProcessEventsFlag... flags) {
        if (flags.length == 0) {
            return EXEC;
        }
        EnumSet<ProcessEventsFlag> set = EnumSet.copyOf(EXEC);
        Collections.addAll(set, flags);
        return set;
    }

    /**
     * Takes one turn.
     *
     * @param flags what to leave out, and whether to wait
     * @return whether anything was delivered
     * @throws QThreadAffinityException in a foreign thread
     */
    public boolean processEvents(ProcessEventsFlag... flags) {
        checkThread();
        return threadData().processEvents(set(flags));
    }

    /**
     * Takes turns until nothing is left to do or the time is over.
     *
     * @param maximumTime milliseconds
     * @param flags what to leave out
     * @throws QThreadAffinityException in a foreign thread
     */
    public void processEvents(int maximumTime, ProcessEventsFlag... flags) {
        checkThread();
        processEvents(threadData(), maximumTime, flags);
    }

    static void processEvents(ThreadData home, int maximumTime, ProcessEventsFlag... flags) {
        QDeadlineTimer deadline = QDeadlineTimer.ofMillis(Math.max(0, maximumTime));
        Set<ProcessEventsFlag> turn = set(flags);
        turn.remove(ProcessEventsFlag.WaitForMoreEvents);
        while (home.processEvents(turn) && !deadline.hasExpired()) {
            // another turn
        }
    }

    static EnumSet<ProcessEventsFlag> set(ProcessEventsFlag... flags) {
        EnumSet<ProcessEventsFlag> set = EnumSet.noneOf(ProcessEventsFlag.class);
        Collections.addAll(set, flags);
        return set;
    }

    /** Ends the loop with 0. For every thread. */
    public void quit() {
        exit(0);
    }

    /**
     * Ends the loop: exec returns when the events under way are done. For every thread. Does
     * nothing to a loop that does not run.
     *
     * @param returnCode what exec returns
     */
    public void exit(int returnCode) {
        if (running) {
            this.returnCode = returnCode;
            exit = true;
            interrupt();
        }
    }

    private void interrupt() {
        EventDispatcher dispatcher = threadData().dispatcherOrNull();
        if (dispatcher != null) {
            dispatcher.interrupt();
        }
    }

    @Override
    protected void disposing() {
        if (running) {
            interrupt(); // exec sees it then
        }
        super.disposing();
    }

    /**
     * Tells whether the loop runs. For every thread.
     *
     * @return whether exec has begun and exit was not called since
     */
    public boolean isRunning() {
        return !exit;
    }

    /** Ends a wait of the loop; it goes on. For every thread. */
    public void wakeUp() {
        threadData().wakeUp();
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
