// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Makes the event thread of AWT and Swing a Quayside thread: {@link
 * dev.quayside.swing.SwingApplication} is where to begin.
 */
package dev.quayside.swing;
