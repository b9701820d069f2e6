// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

/**
 * A slot with three arguments.
 *
 * <p>It may throw: the error goes to the {@link ErrorHandler} of the thread it ran in, and the
 * other slots of the signal are still called.
 *
 * @param <A> type of the first argument
 * @param <B> type of the second argument
 * @param <C> type of the third argument
 */
@FunctionalInterface
public non-sealed interface Slot3<A, B, C> extends Slot {
    /**
     * Runs the slot.
     *
     * @param a the first argument
     * @param b the second argument
     * @param c the third argument
     * @throws Exception whatever went wrong; see {@link ErrorHandler}
     */
    void call(A a, B b, C c) throws Exception;
}
