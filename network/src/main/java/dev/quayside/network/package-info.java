// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0

/**
 * TCP servers and sockets, host addresses and name look-up.
 *
 * <p>A class whose name starts with Q is the Qt class of that name: the same members, the same
 * order of signals, the same results on error. What differs stands in the documentation of the
 * class.
 *
 * <p>Sockets and servers work with an event loop, by signals, and without one, by the {@code
 * waitFor} calls. They belong to the thread that made them: use from another thread is refused with
 * an exception.
 *
 * @see <a href="https://doc.qt.io/qt-6/qtnetwork-index.html">Qt Network</a>
 */
package dev.quayside.network;
