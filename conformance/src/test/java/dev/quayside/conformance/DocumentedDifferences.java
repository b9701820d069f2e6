// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The table in docs/differences.md of the members that Qt's classes have and ours have not. */
final class DocumentedDifferences {
    private static final Pattern ROW =
            Pattern.compile("\\| `?(Q\\w*)`? \\| `?([\\w.]+)`? \\| (.+?) \\|");

    private DocumentedDifferences() {}

    /** Reads the table: CLASS.MEMBER (or CLASS.ENUM.MEMBER), and the reason. */
    static Map<String, String> reasons() throws IOException {
        Map<String, String> reasons = new LinkedHashMap<>();
        for (String line : Files.readAllLines(SourceTree.root().resolve("docs/differences.md"))) {
            Matcher matcher = ROW.matcher(line.strip());
            if (matcher.matches()) {
                reasons.put(matcher.group(1) + "." + matcher.group(2), matcher.group(3));
            }
        }
        return reasons;
    }
}
