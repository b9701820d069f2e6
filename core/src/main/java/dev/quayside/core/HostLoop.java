// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

/**
 * An event loop that is not Quayside's own, such as that of a user interface, as a {@link
 * HostedEventDispatcher} needs it. Who implements this makes the thread of that loop a Quayside
 * thread.
 */
public interface HostLoop {
    /**
     * Tells whether the calling thread is the one that runs the loop now. For every thread.
     *
     * <p>The loop may go on in another Java thread, one after the other: the objects follow it.
     *
     * @return whether it is
     */
    boolean isLoopThread();

    /**
     * Lets the loop run a task soon: after what it was given before, in the innermost of its loops.
     * For every thread.
     *
     * @param task does not throw; not given again before it has begun
     */
    void post(Runnable task);

    /**
     * Makes a loop that can run nested in the host's, as for a modal dialog. Called in the loop's
     * thread.
     *
     * @return a loop that does not run yet
     */
    Nested nested();

    /** A nested loop. Its methods belong to the thread of the host's loop. */
    interface Nested {
        /**
         * Does everything that the host's loop does, until {@link #exit}. May return earlier; then
         * it is entered again.
         *
         * @throws IllegalStateException if the host cannot run a nested loop now
         */
        void enter();

        /**
         * Lets enter return when the event under way is done and loops that are nested in this one
         * have ended. Without effect if the loop does not run.
         */
        void exit();
    }
}
