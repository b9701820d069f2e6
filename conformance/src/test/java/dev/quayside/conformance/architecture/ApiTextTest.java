// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.conformance.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The public API of each module stands in its {@code api.txt}, so that every change to it shows in
 * review.
 */
class ApiTextTest {
    private static final String IF_MEANT =
            "If this was meant: run mvn verify -Dapi.update=true, and commit the new text";

    @ParameterizedTest
    @EnumSource
    void isTheTextThatIsCheckedIn(LibraryModule module) throws IOException {
        Path file = module.folder().resolve("api.txt");
        String api = ApiText.of(module.reference());
        if (Boolean.getBoolean("api.update")) {
            Files.writeString(file, api);
        }
        List<String> now = entries(api);
        List<String> checkedIn = entries(Files.exists(file) ? Files.readString(file) : "");

        assertThat(minus(now, checkedIn))
                .as("in the API, but not in %s. %s", file, IF_MEANT)
                .isEmpty();
        assertThat(minus(checkedIn, now))
                .as("in %s, but not in the API. %s", file, IF_MEANT)
                .isEmpty();
        assertThat(checkedIn).as("the order of %s. %s", file, IF_MEANT).isEqualTo(now);
    }

    /** The lines of an API text, each member with the type that it belongs to. */
    private static List<String> entries(String api) {
        List<String> entries = new ArrayList<>();
        String type = "";
        for (String line : api.lines().filter(l -> !l.isBlank()).toList()) {
            boolean member = line.startsWith(" ");
            type = member ? type : line;
            entries.add(member ? type + ": " + line.strip() : line);
        }
        return entries;
    }

    private static List<String> minus(List<String> all, List<String> without) {
        return all.stream().filter(entry -> !without.contains(entry)).toList();
    }
}
