// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.network.internal;

import dev.quayside.network.QAbstractSocketBase.SocketError;

/**
 * An error as Qt reports it.
 *
 * @param error the error
 * @param text the text for people, in English
 */
record SocketFailure(SocketError error, String text) {}
