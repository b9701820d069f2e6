// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.swing;

import dev.quayside.core.HostLoop;
import java.awt.EventQueue;
import java.awt.SecondaryLoop;
import java.awt.Toolkit;
import java.util.concurrent.TimeUnit;

/** The event loop of AWT. */
final class AwtLoop implements HostLoop {
    /** The last task: it comes again and again, and one event serves them all. */
    private volatile TaskEvent event;

    @Override
    public boolean isLoopThread() {
        return EventQueue.isDispatchThread();
    }

    @Override
    public void post(Runnable task) {
        TaskEvent posted = event;
        if (posted == null || posted.task() != task) {
            posted = new TaskEvent(this, task);
            event = posted;
        }
        Toolkit.getDefaultToolkit().getSystemEventQueue().postEvent(posted);
    }

    @Override
    public Nested nested() {
        return new NestedAwtLoop();
    }

    private static final class NestedAwtLoop implements Nested {
        /** So many in a row, each as short as this, and AWT is not going to run any loop again. */
        private static final int FUTILE = 100;

        private static final long SHORT = TimeUnit.MILLISECONDS.toNanos(1);

        private SecondaryLoop loop;
        private int futile;

        /** Returns early when AWT would like to end the thread, or the thread is interrupted. */
        @Override
        public void enter() {
            long begin = System.nanoTime();
            loop = Toolkit.getDefaultToolkit().getSystemEventQueue().createSecondaryLoop();
            if (!loop.enter()) {
                throw new IllegalStateException("AWT does not run a nested event loop now");
            }
            futile = System.nanoTime() - begin < SHORT ? futile + 1 : 0;
            if (futile == FUTILE) {
                throw new IllegalStateException("AWT is ending its event thread");
            }
        }

        @Override
        public void exit() {
            if (loop != null) {
                loop.exit();
            }
        }
    }
}
