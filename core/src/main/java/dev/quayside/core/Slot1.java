// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

/**
 * A slot with one argument.
 *
 * <p>It may throw: the error goes to the {@link ErrorHandler} of the thread it ran in, and the
 * other slots of the signal are still called.
 *
 * @param <A> type of the argument
 */
@FunctionalInterface
public non-sealed interface Slot1<A> extends Slot {
    /**
     * Runs the slot.
     *
     * @param a the argument
     * @throws Exception whatever went wrong; see {@link ErrorHandler}
     */
    void call(A a) throws Exception;
}
