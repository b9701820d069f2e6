// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.bench.compare;

import java.util.Collection;
import java.util.Locale;

/** The middle of some numbers, and how far they spread. */
record Quartiles(double low, double median, double high) {
    /**
     * Reads them off, between two numbers where none stands at the place.
     *
     * @throws IllegalArgumentException if there is no number
     */
    static Quartiles of(Collection<Double> numbers) {
        if (numbers.isEmpty()) {
            throw new IllegalArgumentException("no numbers");
        }
        double[] sorted = numbers.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return new Quartiles(at(sorted, 0.25), at(sorted, 0.5), at(sorted, 0.75));
    }

    private static double at(double[] sorted, double fraction) {
        double place = fraction * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    /** Half of the distance between the quartiles. */
    double spread() {
        return (high - low) / 2;
    }

    /** For a table: {@code 1.02 (0.97–1.10)}. */
    String text(int decimals) {
        String number = "%." + decimals + "f";
        return String.format(
                Locale.ROOT, number + " (" + number + "–" + number + ")", median, low, high);
    }
}
