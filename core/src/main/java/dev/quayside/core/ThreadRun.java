// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The runs of a {@link QThread}: beginning, being told to end, ending, being waited for.
 *
 * <pre>
 *   idle -- start() --> running -- run() returned --> finishing -- all told --> idle (finished)
 * </pre>
 */
final class ThreadRun {
    private enum Phase {
        /** Never started, or ended. */
        IDLE,
        RUNNING,
        /** The finished signal and what follows it. */
        FINISHING
    }

    private final QThread thread;
    private final ThreadData data;

    /** A Java thread that was not started here: it ends without telling. */
    private final boolean adopted;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private volatile Phase phase = Phase.IDLE;
    private volatile boolean finished;
    private volatile boolean interruptionRequested;

    /**
     * Told to end since the start, or since its last loop ended. Guarded by the lock, as the code.
     */
    private boolean exited;

    private int returnCode;

    ThreadRun(QThread thread, ThreadData data, boolean adopted) {
        this.thread = thread;
        this.data = data;
        this.adopted = adopted;
    }

    /** Does nothing while the thread runs; waits for one that is just ending. */
    void start(Supplier<Thread> maker) {
        lock.lock();
        try {
            if (phase == Phase.FINISHING && data.isCurrent()) {
                ThreadData.warn(
                        "A thread cannot start itself again before it has ended: " + thread);
                return;
            }
            while (phase == Phase.FINISHING) {
                ended.awaitUninterruptibly();
            }
            if (phase == Phase.RUNNING || adopted) {
                return;
            }
            Thread made = maker.get();
            data.setOwner(made);
            made.start(); // it waits for the lock, in main()
            phase = Phase.RUNNING;
            finished = false;
            exited = false;
            returnCode = 0;
            interruptionRequested = false;
            data.setQuitNow(false);
        } finally {
            lock.unlock();
        }
    }

    /** What the Java thread does. */
    void main() {
        lock.lock(); // until start() has returned
        lock.unlock();
        data.bind();
        try {
            thread.started.emit();
            thread.run();
        } catch (Throwable e) { // told like every other error; the thread ends in order
            data.report(e, "run() of " + thread);
        } finally {
            finish();
        }
    }

    private void finish() {
        lock.lock();
        phase = Phase.FINISHING;
        lock.unlock();
        try {
            if (!thread.isDisposed()) {
                thread.finished.emit();
            }
            data.events.deliver(null, QEvent.Type.DeferredDelete.value());
        } finally {
            data.unbind();
            lock.lock();
            try {
                phase = Phase.IDLE;
                finished = true;
                interruptionRequested = false;
                ended.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    /** Runs an event loop in the thread. */
    int exec() {
        lock.lock();
        try {
            data.setQuitNow(false);
            if (exited) { // told to end before the loop began
                exited = false;
                return returnCode;
            }
        } finally {
            lock.unlock();
        }
        int code = new QEventLoop().exec();
        lock.lock();
        try {
            int result = exited ? returnCode : code; // told to end just before the loop began
            exited = false;
            return result;
        } finally {
            lock.unlock();
        }
    }

    void exit(int code) {
        lock.lock();
        try {
            exited = true;
            returnCode = code;
            data.exitLoops(code);
        } finally {
            lock.unlock();
        }
    }

    /** Keeps a Java interrupt for later. */
    boolean await(QDeadlineTimer deadline) {
        if (data.isCurrent()) {
            ThreadData.warn("A thread cannot wait for itself: " + thread);
            return false;
        }
        boolean interrupted = false;
        try {
            while (isAlive()) {
                if (deadline.hasExpired()) {
                    return false;
                }
                try {
                    awaitOnce(deadline);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            return true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void awaitOnce(QDeadlineTimer deadline) throws InterruptedException {
        long nanos = deadline.isForever() ? Long.MAX_VALUE : deadline.remainingTimeNSecs();
        if (adopted) {
            Thread runs = data.owner();
            if (runs != null) {
                TimeUnit.NANOSECONDS.timedJoin(runs, nanos);
            }
            return;
        }
        lock.lock();
        try {
            if (phase != Phase.IDLE) {
                ended.awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Whether it runs, or is not done with ending. */
    boolean isAlive() {
        return adopted ? runsAlready() : phase != Phase.IDLE;
    }

    private boolean runsAlready() {
        Thread runs = data.owner();
        return runs != null && runs.isAlive();
    }

    boolean isRunning() {
        return adopted ? runsAlready() : phase == Phase.RUNNING;
    }

    boolean isFinished() {
        return adopted ? !runsAlready() : finished || phase == Phase.FINISHING;
    }

    void requestInterruption() {
        if (isRunning()) {
            interruptionRequested = true;
        }
    }

    /** A started thread stays asked to end; one that was not has no end to forget it at. */
    void keepInterrupt(boolean keep) {
        if (keep) {
            requestInterruption();
        } else if (adopted) {
            interruptionRequested = false;
        }
    }

    boolean isInterruptionRequested() {
        return interruptionRequested && isRunning();
    }

    /** Lets the calling thread sleep; keeps a Java interrupt for later. */
    static void pause(long nanos) {
        QDeadlineTimer deadline = QDeadlineTimer.ofNanos(nanos);
        boolean interrupted = false;
        while (!deadline.hasExpired()) {
            LockSupport.parkNanos(deadline.remainingTimeNSecs());
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
