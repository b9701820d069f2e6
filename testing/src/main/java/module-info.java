// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0

/** Helps tests of programs that use Quayside: waiting for signals and for conditions. */
module dev.quayside.testing {
    requires transitive dev.quayside.core;

    exports dev.quayside.testing;
}
