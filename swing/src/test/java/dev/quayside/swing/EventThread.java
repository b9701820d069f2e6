// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.swing;

import java.awt.EventQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Runs the parts of a test that belong to AWT's event thread, and waits for what they bring. */
final class EventThread {
    private EventThread() {}

    /** Something that may fail. */
    interface Work {
        void run() throws Exception;
    }

    /** Runs work in the event thread, as a listener of a component runs. */
    static void run(Work work) throws Exception {
        get(
                () -> {
                    work.run();
                    return null;
                });
    }

    /** Returns what work in the event thread returns. */
    static <T> T get(Callable<T> work) throws Exception {
        CompletableFuture<T> result = new CompletableFuture<>();
        EventQueue.invokeLater(
                () -> {
                    try {
                        result.complete(work.call());
                    } catch (Throwable e) { // to the test
                        result.completeExceptionally(e);
                    }
                });
        return result.get(60, TimeUnit.SECONDS);
    }

    /** Waits until it is counted down. */
    static void await(CountDownLatch latch) throws InterruptedException {
        if (!latch.await(60, TimeUnit.SECONDS)) {
            throw new AssertionError("still waiting for " + latch.getCount() + " after a minute");
        }
    }
}
