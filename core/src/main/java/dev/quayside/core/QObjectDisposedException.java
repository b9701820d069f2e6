// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

/** A destroyed object was used: C++'s dangling pointer, told at once. */
public final class QObjectDisposedException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param message which object it was
     */
    public QObjectDisposedException(String message) {
        super(message);
    }
}
