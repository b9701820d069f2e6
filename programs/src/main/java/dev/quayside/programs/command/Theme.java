// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.programs.command;

/** The colours of windows. */
public enum Theme {
    /** Dark on light. */
    LIGHT,
    /** Light on dark. */
    DARK
}
