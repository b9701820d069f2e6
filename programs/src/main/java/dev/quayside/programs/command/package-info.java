// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0

/** What the commands have in common. */
package dev.quayside.programs.command;
