// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0

/** JMH benchmarks of the parts: {@code bench/run parts}. */
package dev.quayside.bench.parts;
