// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Plays scenarios, short programs over servers and sockets, on the public classes of Quayside and
 * prints what happened in the form in which the same scenarios were recorded from Qt.
 */
package dev.quayside.conformance;
