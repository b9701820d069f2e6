// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Collects what core logs, instead of letting it go to the console, until it is closed. */
final class WarningLog extends Handler implements AutoCloseable {
    private static final Logger LOGGER = Logger.getLogger("dev.quayside.core");

    private final List<String> texts = new ArrayList<>();

    WarningLog() {
        LOGGER.setUseParentHandlers(false);
        LOGGER.addHandler(this);
    }

    /** Returns what was logged since the last call. */
    List<String> texts() {
        List<String> copy = List.copyOf(texts);
        texts.clear();
        return copy;
    }

    @Override
    public void publish(LogRecord record) {
        texts.add(record.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        LOGGER.removeHandler(this);
        LOGGER.setUseParentHandlers(true);
    }
}
