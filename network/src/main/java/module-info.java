// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0

/** TCP servers and sockets, host addresses and name look-up, with the behaviour of Qt Network. */
module dev.quayside.network {
    requires transitive dev.quayside.core;

    exports dev.quayside.network;
}
