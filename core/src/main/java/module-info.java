// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0

/**
 * The part of Quayside that needs no network: objects and their signals, event loops and threads,
 * timers, devices and data streams.
 */
@SuppressWarnings("module") // the modules named below are built after this one
module dev.quayside.core {
    // Reached reflectively, to end a main loop when the system asks the program to end.
    requires jdk.unsupported;

    exports dev.quayside.core;
    exports dev.quayside.core.internal to
            dev.quayside.network,
            dev.quayside.swing;
}
