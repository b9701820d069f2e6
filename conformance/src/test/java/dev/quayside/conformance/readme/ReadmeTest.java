// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.conformance.readme;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quayside.conformance.SourceTree;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the README shows compiles and works, and where it and its like point, there is something.
 */
class ReadmeTest {
    private static final String SOURCE =
            "conformance/src/test/java/dev/quayside/conformance/readme/EchoServer.java";

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)]+)\\)");

    @Test
    void showsTheProgramAsItIsCompiled() throws IOException {
        String source = Files.readString(SourceTree.root().resolve(SOURCE));
        String program = source.substring(source.indexOf("import "));

        assertThat(Files.readString(SourceTree.root().resolve("README.md")))
                .contains("```java\n" + program + "```\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "README.md",
                "CONTRIBUTING.md",
                "docs/design.md",
                "docs/differences.md",
                "docs/swing.md"
            })
    void leadsToFilesThatExist(String page) throws IOException {
        Path file = SourceTree.root().resolve(page);
        List<String> links =
                LINK.matcher(Files.readString(file))
                        .results()
                        .map(link -> link.group(1).replaceFirst("#.*", ""))
                        .filter(link -> !link.contains(":"))
                        .toList();

        assertThat(links).allMatch(link -> Files.exists(file.resolveSibling(link)));
    }

    @Test
    void showsAProgramThatEchoes() throws IOException {
        Process server =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                EchoServer.class.getName())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try (BufferedReader output = server.inputReader();
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), port(output))) {
            socket.getOutputStream().write("hello".getBytes(UTF_8));

            assertThat(socket.getInputStream().readNBytes(5)).isEqualTo("hello".getBytes(UTF_8));
        } finally {
            server.destroy();
        }
    }

    private static int port(BufferedReader output) throws IOException {
        String line = output.readLine();
        assertThat(line).startsWith("echo on port ");
        return Integer.parseInt(line.substring("echo on port ".length()));
    }
}
