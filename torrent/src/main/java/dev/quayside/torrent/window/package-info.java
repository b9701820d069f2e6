// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0

/**
 * The window of the torrent client. All of it lives in the event thread; the session lives in a
 * thread of its own.
 */
package dev.quayside.torrent.window;
