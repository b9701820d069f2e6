// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0

/** The {@code quayside} command: every program as a subcommand. */
package dev.quayside.app;
