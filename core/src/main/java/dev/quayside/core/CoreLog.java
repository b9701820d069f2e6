// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

/**
 * Where this package says what went wrong. A class of its own, so that Java's logging, which takes
 * a third as long to start as the whole of a small server, starts only when there is something to
 * say.
 */
final class CoreLog {
    static final System.Logger LOG = System.getLogger("dev.quayside.core");

    private CoreLog() {}
}
