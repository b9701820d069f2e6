// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** The names that {@link QCoreApplication} keeps, with or without an application. */
final class ApplicationNames {
    static final int NAME = 0;
    static final int VERSION = 1;
    static final int ORGANIZATION = 2;
    static final int DOMAIN = 3;

    private static final AtomicReferenceArray<String> NAMES = new AtomicReferenceArray<>(4);

    private ApplicationNames() {}

    static String get(int which) {
        String name = NAMES.get(which);
        return name == null ? "" : name;
    }

    static void set(int which, String name) {
        NAMES.set(which, Objects.requireNonNull(name, "name"));
    }
}
