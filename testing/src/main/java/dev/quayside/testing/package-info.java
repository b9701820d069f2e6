// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Helps tests of programs that use Quayside: it waits for signals and for conditions, with the
 * event loop running, so that no test has to sleep.
 *
 * @see <a href="https://doc.qt.io/qt-6/qttest-index.html">Qt Test</a>
 */
package dev.quayside.testing;
