// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.programs.command;

/** A command cannot do what it was asked for, for a reason that one line tells. */
public final class CommandFailure extends Exception {
    private static final long serialVersionUID = 1;

    /**
     * Makes a failure.
     *
     * @param message the reason, one line
     */
    public CommandFailure(String message) {
        super(message);
    }
}
