// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Keeps hundreds of warnings that a test provokes on purpose out of the build's output. */
final class WithoutWarnings implements BeforeAllCallback, AfterAllCallback {

    private final Logger logger = Logger.getLogger("dev.quayside.core");
    private Level level;

    @Override
    public void beforeAll(ExtensionContext context) {
        level = logger.getLevel();
        logger.setLevel(Level.OFF);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        logger.setLevel(level);
    }
}
