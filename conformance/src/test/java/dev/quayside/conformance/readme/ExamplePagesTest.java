// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.conformance.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quayside.conformance.SourceTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the pages of the examples show stands in the sources, between {@code tag} and {@code end}.
 */
class ExamplePagesTest {
    private static final Path PAGES = SourceTree.root().resolve("docs/examples");

    /** A comment with a file and a region's name, and the code that follows. */
    private static final Pattern CODE =
            Pattern.compile("<!-- (\\S+) (\\S+) -->\\n```java\\n(.*?)```\\n", Pattern.DOTALL);

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)]+)\\)");

    private static Stream<String> pages() throws IOException {
        try (Stream<Path> files = Files.list(PAGES)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
        }
    }

    @Test
    void eachProgramHasOne() throws IOException {
        assertThat(pages())
                .containsExactly(
                        "blocking-fortune-client.md",
                        "fortune-client.md",
                        "fortune-server.md",
                        "loopback.md",
                        "threaded-fortune-server.md");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void showsTheSourceAsItIsCompiled(String page) throws IOException {
        String text = Files.readString(PAGES.resolve(page));
        List<MatchResult> shown = CODE.matcher(text).results().toList();

        assertThat(shown).isNotEmpty().hasSize(text.split("```java\n", -1).length - 1);
        for (MatchResult code : shown) {
            assertThat(code.group(3)).isEqualTo(region(code.group(1), code.group(2)));
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void leadsToFilesThatExist(String page) throws IOException {
        Path file = PAGES.resolve(page);
        List<String> links =
                LINK.matcher(Files.readString(file)).results().map(link -> link.group(1)).toList();

        assertThat(links).isNotEmpty().allMatch(link -> Files.exists(file.resolveSibling(link)));
    }

    private static String region(String file, String name) throws IOException {
        String source = Files.readString(SourceTree.root().resolve(file));
        String begin = "// tag::" + name + "[]\n";
        int from = source.indexOf(begin);
        int to = source.indexOf("// end::" + name + "[]");
        assertThat(from).as(begin + " in " + file).isNotNegative();
        assertThat(to).as("its end").isGreaterThan(from);
        return source.substring(from + begin.length(), to).stripTrailing().stripIndent() + "\n";
    }
}
