// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0

/**
 * What the programs that come with Quayside have in common: their windows, their command lines,
 * their texts.
 */
module dev.quayside.programs {
    requires transitive java.desktop;
    requires transitive dev.quayside.network;
    requires dev.quayside.swing;
    requires transitive info.picocli;
    requires com.formdev.flatlaf;

    exports dev.quayside.programs.command;
    exports dev.quayside.programs.text;
    exports dev.quayside.programs.window;

    opens dev.quayside.programs.command to
            info.picocli;
}
