// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.examples.blockingfortuneclient;

/** There will be no fortune, for the reason that the message tells. */
public final class NoFortuneException extends Exception {
    private static final long serialVersionUID = 1;

    NoFortuneException(String reason) {
        super(reason);
    }
}
