// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.examples.threadedfortuneserver;

/** The kinds of threads that Java has. */
public enum Threads {
    /** Threads of the operating system. */
    PLATFORM,
    /** Threads that Java makes itself, as many as wanted: from Java 21 on. */
    VIRTUAL
}
