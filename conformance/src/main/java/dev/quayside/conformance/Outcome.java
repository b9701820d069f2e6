// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.conformance;

/**
 * What came of playing a scenario.
 *
 * @param trace what was printed
 * @param error what ended the scenario early, or null
 * @param standstill the longest time that the machine gave the player nothing, in milliseconds
 */
record Outcome(String trace, Throwable error, long standstill) {

    // The scenarios leave at least as much between what is to happen before and after.
    private static final int TOLERABLE_MS = 8;

    /**
     * Returns a remark for the report of a difference.
     *
     * @return whether the machine may have been too busy to keep the scenario's times; else empty
     */
    String circumstances() {
        return standstill <= TOLERABLE_MS
                ? ""
                : " (its thread stood still for " + standstill + " ms: is the machine busy?)";
    }

    /**
     * Returns the trace, and below it what ended the scenario early.
     *
     * @return the text to compare with a recorded trace
     */
    String text() {
        return error == null ? trace : trace + complaint() + "\n";
    }

    /**
     * Returns the line that is printed instead of a trace when a scenario fails.
     *
     * @return the line, without its end
     */
    String complaint() {
        return "!! " + error.getClass().getSimpleName() + " " + error.getMessage();
    }
}
