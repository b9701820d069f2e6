// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.network.internal;

import dev.quayside.core.QDeadlineTimer;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * The one daemon thread that waits for the channels of all virtual threads, which park meanwhile. A
 * virtual thread must not select: that would hold its carrier.
 *
 * <pre>
 *   virtual thread                      poller
 *     await: new Wait, to requests        register
 *     park                                select ... ready
 *                                         cancel the key, flush
 *     go on                               done, unpark
 *   or, when the time is over:
 *     cancelled, to requests, park        cancel the key, flush
 *     go on                               done, unpark
 * </pre>
 *
 * <p>A wait is over only when the poller has let go of the channel, so that the channel can be
 * closed for good or waited for again.
 */
final class WaitPoller implements Runnable {
    private static final System.Logger LOG = System.getLogger(WaitPoller.class.getName());

    private final Selector selector;
    private final ConcurrentLinkedQueue<Wait> requests = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean asleep = new AtomicBoolean();

    /** Waits that are over but not told so yet; in the poller's thread only. */
    private final List<Wait> finished = new ArrayList<>();

    private final Consumer<SelectionKey> collector = this::collect;

    /** One thread that waits for one channel. */
    private static final class Wait {
        final SelectableChannel channel;
        final int ops;
        final Thread thread = Thread.currentThread();
        volatile boolean cancelled;
        volatile boolean done;

        // of the poller; read by the waiting thread after done
        SelectionKey key;
        boolean listed;
        int ready;
        IOException failure;

        Wait(SelectableChannel channel, int ops) {
            this.channel = channel;
            this.ops = ops;
        }
    }

    private static final class Holder {
        private static WaitPoller instance;

        private Holder() {}

        static synchronized WaitPoller get() throws IOException {
            if (instance == null) {
                WaitPoller poller = new WaitPoller(Selector.open());
                Thread thread = new Thread(poller, "quayside-wait-poller");
                thread.setDaemon(true);
                thread.setContextClassLoader(null); // the starter's may have to be unloaded
                thread.start();
                instance = poller;
            }
            return instance;
        }
    }

    private WaitPoller(Selector selector) {
        this.selector = selector;
    }

    /** Returns the poller; the first call starts it. */
    static WaitPoller instance() throws IOException {
        return Holder.get();
    }

    /** Waits by parking, as {@link SocketWaiter#await}. */
    int await(SelectableChannel channel, int ops, QDeadlineTimer deadline) throws IOException {
        Wait wait = new Wait(channel, ops);
        submit(wait);
        while (!wait.done && !Thread.currentThread().isInterrupted()) {
            long nanos = deadline.remainingTimeNSecs();
            if (nanos == 0) {
                break;
            }
            if (nanos < 0) {
                LockSupport.park(this);
            } else {
                LockSupport.parkNanos(this, nanos);
            }
        }
        if (!wait.done) {
            letGo(wait);
        }
        if (wait.failure != null) {
            throw wait.failure;
        }
        return wait.ready;
    }

    /** Time over or interrupted: waits, not long, until the poller has let go of the channel. */
    private void letGo(Wait wait) {
        wait.cancelled = true;
        submit(wait);
        boolean interrupted = false;
        while (!wait.done) {
            interrupted |= Thread.interrupted(); // park would return at once
            LockSupport.park(this);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void submit(Wait wait) {
        requests.add(wait);
        // after the add: either the poller sees the request, or we see that it sleeps
        if (asleep.get() && asleep.compareAndSet(true, false)) {
            selector.wakeup();
        }
    }

    @Override
    public void run() {
        while (true) {
            try {
                turn();
            } catch (IOException | RuntimeException e) {
                LOG.log(Level.ERROR, "Waiting for the channels of virtual threads failed", e);
                for (SelectionKey key : selector.keys()) {
                    fail((Wait) key.attachment(), e);
                }
            }
        }
    }

    private void turn() throws IOException {
        for (Wait wait = requests.poll(); wait != null; wait = requests.poll()) {
            handle(wait);
        }
        if (finished.isEmpty()) {
            asleep.set(true);
            if (requests.isEmpty()) {
                selector.select(collector);
            }
            asleep.set(false);
        }
        finish();
    }

    private void handle(Wait wait) throws IOException {
        if (wait.done) {
            return; // became ready when its time ran out
        }
        if (wait.key == null && wait.failure == null) {
            try {
                wait.key = wait.channel.register(selector, wait.ops, wait);
            } catch (IOException | RuntimeException e) {
                fail(wait, e);
            }
        }
        if (wait.cancelled) {
            selector.selectNow(collector); // a last look: what is ready now is no timeout
            list(wait);
        }
    }

    private void collect(SelectionKey key) {
        Wait wait = (Wait) key.attachment();
        wait.ready = key.readyOps();
        list(wait);
    }

    private void fail(Wait wait, Exception e) {
        wait.failure = e instanceof IOException io ? io : new IOException(e);
        list(wait);
    }

    private void list(Wait wait) {
        if (!wait.listed) {
            wait.listed = true;
            finished.add(wait);
        }
    }

    private void finish() throws IOException {
        if (finished.isEmpty()) {
            return;
        }
        for (Wait wait : finished) {
            if (wait.key != null) {
                wait.key.cancel();
            }
        }
        selector.selectNow(key -> {}); // lets go of them; who else is ready is so next turn too
        for (Wait wait : finished) {
            wait.done = true;
            LockSupport.unpark(wait.thread);
        }
        finished.clear();
    }
}
