// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0

/** Makes the event thread of AWT and Swing a Quayside thread. */
module dev.quayside.swing {
    requires transitive dev.quayside.core;
    requires java.desktop;

    exports dev.quayside.swing;
}
