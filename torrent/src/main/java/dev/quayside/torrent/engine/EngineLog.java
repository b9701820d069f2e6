// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.engine;

/** Warnings of the engine. Java's logging starts with the first of them: it takes long. */
final class EngineLog {
    private EngineLog() {}

    /** Logs a warning; the cause may be null. */
    static void warn(String text, Throwable cause) {
        System.getLogger("dev.quayside.torrent.engine")
                .log(System.Logger.Level.WARNING, text, cause);
    }
}
