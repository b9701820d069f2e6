// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

/**
 * A slot with no argument.
 *
 * <p>It may throw: the error goes to the {@link ErrorHandler} of the thread it ran in, and the
 * other slots of the signal are still called.
 */
@FunctionalInterface
public non-sealed interface Slot0 extends Slot {
    /**
     * Runs the slot.
     *
     * @throws Exception whatever went wrong; see {@link ErrorHandler}
     */
    void call() throws Exception;
}
