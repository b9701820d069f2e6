// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.examples.blockingfortuneclient;

import dev.quayside.core.QThread;
import dev.quayside.core.Signal1;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Fetches fortunes in a thread of its own, so that a window need not wait for them. The first
 * request starts the thread, later ones wake it.
 *
 * <p>The signals are emitted in the thread: connect to them with a context, whose thread then gets
 * them.
 */
public final class FortuneThread extends QThread {
    /** Emitted with the fortune. */
    public final Signal1<String> received = new Signal1<>(this);

    /** Emitted with the reason when there will be no fortune; the next request may be made. */
    public final Signal1<String> failed = new Signal1<>(this);

    private final BlockingFortuneClient client;
    private final Lock lock = new ReentrantLock();
    private final Condition requested = lock.newCondition();
    private Request request; // guarded by the lock; null when there is none
    private volatile Thread worker;

    private record Request(String host, int port) {}

    /**
     * Makes a thread that does not run yet.
     *
     * @param timeout how long each wait of a request may take, in milliseconds
     */
    public FortuneThread(int timeout) {
        client = new BlockingFortuneClient(timeout);
    }

    /**
     * Asks for a fortune. A request that the thread has not begun is forgotten.
     *
     * @param host name or address of the server
     * @param port its port, 1 to 65535
     */
    public void request(String host, int port) {
        lock.lock();
        try {
            request = new Request(host, port);
            requested.signal();
        } finally {
            lock.unlock();
        }
        start(); // nothing happens if it runs
    }

    /** Ends the thread, whatever it waits for, and returns when it has ended. */
    public void stop() {
        requestInterruption();
        Thread running = worker;
        if (running != null) {
            running.interrupt();
        }
        wait(-1);
    }

    @Override
    protected void run() {
        worker = Thread.currentThread();
        try {
            while (!isInterruptionRequested()) {
                fetch(next());
            }
        } catch (InterruptedException e) {
            return; // stop() was called
        }
    }

    private void fetch(Request wanted) {
        try {
            received.emit(client.fetch(wanted.host, wanted.port));
        } catch (NoFortuneException e) {
            if (!isInterruptionRequested()) {
                failed.emit(e.getMessage());
            }
        }
    }

    // tag::wait[]
    private Request next() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (request == null) {
                requested.await();
            }
            Request next = request;
            request = null;
            return next;
        } finally {
            lock.unlock();
        }
    }
    // end::wait[]
}
