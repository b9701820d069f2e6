// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

/**
 * Takes what a slot, an event handler or a queued call threw.
 *
 * <p>Qt forbids exceptions to leave a slot. In Java they happen, so they end here: the other slots
 * of the signal are still called and the event loop goes on. The default handler logs at level
 * ERROR with {@link System.Logger} under the name {@code dev.quayside.core}. Another one is set for
 * all threads with {@link QCoreApplication#setErrorHandler} or for one with {@link
 * QThread#setErrorHandler}.
 */
@FunctionalInterface
public interface ErrorHandler {
    /**
     * Takes an error. Called in the thread in which it happened.
     *
     * @param error what was thrown
     * @param where the signal and the slot, or the event and its receiver, in words
     */
    void onError(Throwable error, String where);
}
