// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Objects and their signals, event loops and threads, timers, devices and data streams.
 *
 * <p>A class whose name starts with Q is the Qt class of that name: the same members, the same
 * order of signals, the same results on error. What differs stands in the documentation of the
 * class.
 *
 * <p>Every {@code QObject} lives in one thread, and is used from that thread only, unless its
 * documentation says otherwise. Slots run in the event loop of that thread.
 *
 * @see <a href="https://doc.qt.io/qt-6/qtcore-index.html">Qt Core</a>
 */
package dev.quayside.core;
