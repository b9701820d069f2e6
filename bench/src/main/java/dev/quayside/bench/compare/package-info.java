// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Echo servers side by side under the same load: {@code bench/run}.
 *
 * <pre>
 *   Compare -> Peers (what is here) -> PairedRun, MemoryRun, StartRun -> Results (JSON lines)
 *                                                                          -> Report, Charts
 * </pre>
 */
package dev.quayside.bench.compare;
