// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0

/** Text that programs print or show. */
package dev.quayside.programs.text;
