// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0

/** Uses programs with windows as a person does. */
package dev.quayside.programs.testing;
