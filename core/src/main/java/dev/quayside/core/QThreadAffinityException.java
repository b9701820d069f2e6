// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

/**
 * An object was touched from a thread that is not its own.
 *
 * <p>Qt leaves this undefined or prints a warning; Quayside throws at once and says which thread
 * owns the object. Use a queued connection, {@link QMetaObject#invokeMethod} or {@link
 * QObject#moveToThread} instead.
 */
public final class QThreadAffinityException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param message what was touched, by whom, and who owns it
     */
    public QThreadAffinityException(String message) {
        super(message);
    }
}
