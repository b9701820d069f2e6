// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.conformance;

import java.nio.file.Path;

/** Where tests find files of the project that are not on their class path. */
public final class SourceTree {
    private SourceTree() {}

    /** The project's top folder: the build says where it is; elsewhere, tests run in a module. */
    public static Path root() {
        String root = System.getProperty("quayside.root");
        return root == null ? Path.of("").toAbsolutePath().getParent() : Path.of(root);
    }
}
