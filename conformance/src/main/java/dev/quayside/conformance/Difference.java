// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.conformance;

import java.util.ArrayList;
import java.util.List;

/** Shows where a trace differs from the recorded one, in the manner of a unified diff. */
final class Difference {
    private static final int LONGEST = 24;
    private static final int CONTEXT = 2;

    private final List<String> expected;
    private final List<String> actual;
    private final List<String> out = new ArrayList<>();

    private Difference(List<String> expected, List<String> actual) {
        this.expected = expected;
        this.actual = actual;
    }

    /**
     * Compares two texts line by line.
     *
     * @param expected what was recorded
     * @param actual what came now
     * @return lines that begin with {@code -} (only recorded), {@code +} (only now) or a blank
     *     (both): the first differences, each with the statement it belongs to
     */
    static List<String> between(String expected, String actual) {
        return new Difference(expected.lines().toList(), actual.lines().toList()).lines();
    }

    private List<String> lines() {
        int[][] common = longestCommon();
        int i = 0;
        int j = 0;
        int shown = 0; // how far the recorded lines are on paper already
        while (i < expected.size() || j < actual.size()) {
            if (out.size() >= LONGEST) {
                out.add("  ...");
                break;
            }
            if (i < expected.size() && j < actual.size() && expected.get(i).equals(actual.get(j))) {
                i++;
                j++;
                continue;
            }
            shown = context(shown, i);
            if (j >= actual.size() || i < expected.size() && common[i + 1][j] >= common[i][j + 1]) {
                out.add("- " + expected.get(i++));
                shown = i;
            } else {
                out.add("+ " + actual.get(j++));
            }
        }
        return out;
    }

    /** Prints the statement that the difference belongs to, and the lines just before it. */
    private int context(int shown, int at) {
        int statement = at - 1;
        while (statement >= shown && expected.get(statement).startsWith(" ")) {
            statement--;
        }
        int from = Math.max(shown, at - CONTEXT);
        if (statement >= shown && statement < from) {
            out.add("  " + expected.get(statement));
            if (statement + 1 < from) {
                out.add("  ...");
            }
        }
        for (int k = from; k < at; k++) {
            out.add("  " + expected.get(k));
        }
        return at;
    }

    /** The length of the longest common subsequence of what follows each pair of positions. */
    private int[][] longestCommon() {
        int[][] length = new int[expected.size() + 1][actual.size() + 1];
        for (int i = expected.size() - 1; i >= 0; i--) {
            for (int j = actual.size() - 1; j >= 0; j--) {
                length[i][j] =
                        expected.get(i).equals(actual.get(j))
                                ? length[i + 1][j + 1] + 1
                                : Math.max(length[i + 1][j], length[i][j + 1]);
            }
        }
        return length;
    }
}
