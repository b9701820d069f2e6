// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0

/** {@code quayside echo}: sends everything back to where it came from. */
package dev.quayside.examples.echo;
