// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0

/**
 * What the modules of Quayside share among themselves. Nothing here is meant for programs: it can
 * change from one version to the next.
 */
package dev.quayside.core.internal;
