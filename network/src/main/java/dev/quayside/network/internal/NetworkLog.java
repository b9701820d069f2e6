// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.network.internal;

/**
 * Where sockets say what went wrong. A class of its own, so that Java's logging starts only when
 * there is something to say: it takes long.
 */
public final class NetworkLog {
    /** The logger. */
    public static final System.Logger LOG = System.getLogger("dev.quayside.network");

    private NetworkLog() {}
}
