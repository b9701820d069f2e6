// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.bench.parts;

import dev.quayside.core.Slot0;

/** Slots that count their calls: of one class, or of several, as in a program. */
final class Slots {
    private long calls;

    /** The i-th slot of {@code kinds} classes. A JVM inlines calls of at most two. */
    Slot0 slot(int i, int kinds) {
        return switch (i % kinds) {
            case 0 -> () -> calls++;
            case 1 -> () -> calls += 1;
            case 2 -> () -> ++calls;
            default -> () -> calls = calls + 1;
        };
    }

    long calls() {
        return calls;
    }
}
