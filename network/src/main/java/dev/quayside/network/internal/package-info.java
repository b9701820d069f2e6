// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Socket engines: the only place that talks to {@code java.nio.channels}. An engine serves one
 * channel, without signals and without buffers; the public classes above know the interface only.
 */
package dev.quayside.network.internal;
