// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.conformance.interop;

import java.io.PrintStream;

/** Prints a line for each check, and counts the failures. */
final class Report {
    private final PrintStream out;
    private int failures;

    Report(PrintStream out) {
        this.out = out;
    }

    /** Notes the end of a check; the problem is null if there was none. */
    void add(String check, String problem) {
        if (problem == null) {
            out.println("ok " + check);
        } else {
            out.println("FAILED " + check + ": " + problem);
            failures++;
        }
    }

    int failures() {
        return failures;
    }

    /** Returns null if a value is right, else what is wrong. */
    static String compare(Object actual, Object expected) {
        return expected.equals(actual) ? null : "expected <" + expected + ">, got <" + actual + ">";
    }
}
