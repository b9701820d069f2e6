// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import java.lang.System.Logger.Level;

/** Hands errors to their handler. */
final class ErrorReports {
    /** For threads without a handler of their own. */
    static volatile ErrorHandler defaultHandler = ErrorReports::log;

    private ErrorReports() {}

    private static void log(Throwable error, String where) {
        CoreLog.LOG.log(Level.ERROR, "Error in " + where, error);
    }

    static void report(ErrorHandler handler, Throwable error, String where) {
        try {
            handler.onError(error, where);
        } catch (Throwable e) { // a handler that fails must not take the loop with it
            log(error, where);
            log(e, "the error handler");
        }
    }
}
