// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.conformance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The scenarios in which Java's library forces a difference from Qt, and why. */
final class KnownDifferences {
    private static final String RESOURCE = "known-differences.tsv";
    private static final Map<String, String> REASONS = read();

    private KnownDifferences() {}

    /**
     * Returns why a scenario may differ.
     *
     * @param scenario its name
     * @return the reason, or null where it must not
     */
    static String reason(String scenario) {
        return REASONS.get(scenario);
    }

    /**
     * Returns the scenarios that may differ.
     *
     * @return their names
     */
    static Set<String> scenarios() {
        return REASONS.keySet();
    }

    /** One scenario a line: its name, a tabulator, the reason. */
    private static Map<String, String> read() {
        Map<String, String> reasons = new HashMap<>();
        try (InputStream in = KnownDifferences.class.getResourceAsStream(RESOURCE);
                BufferedReader reader =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line : reader.lines().toList()) {
                int tab = line.indexOf('\t');
                if (!line.startsWith("#") && tab > 0) {
                    reasons.put(line.substring(0, tab), line.substring(tab + 1));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return reasons;
    }
}
