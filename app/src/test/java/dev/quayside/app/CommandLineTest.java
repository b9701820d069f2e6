// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command line understands, and what it says when it does not. */
class CommandLineTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String line) {
        String[] args = line.isEmpty() ? new String[0] : line.split(" ");
        return Commands.commandLine(args)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(args);
    }

    @Test
    void helpNamesEveryCommand() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString())
                .startsWith("Usage: quayside ")
                .contains("fortune-server", "threaded-fortune-server", "fortune-client")
                .contains("blocking-fortune-client", "loopback", "echo", "--version");
        assertThat(err.toString()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "fortune-server, --port --address --fortunes",
        "threaded-fortune-server, --port --address --fortunes --threads",
        "fortune-client, HOST PORT --count --timeout",
        "blocking-fortune-client, HOST PORT --count --timeout",
        "loopback, --count",
        "echo, --port --address --spin"
    })
    void helpOfACommandNamesItsOptions(String command, String options) {
        assertThat(run(command + " --help")).isZero();
        assertThat(out.toString())
                .startsWith("Usage: quayside " + command + " ")
                .contains(options.split(" "));
        assertThat(out.toString().lines()).allMatch(line -> line.length() <= 80);
        assertThat(err.toString()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "-V", "echo --version", "fortune-client --version"})
    void versionIsThatOfTheProgramAndOfJava(String line) {
        assertThat(run(line)).isZero();
        assertThat(out.toString()).startsWith("quayside ").contains("Java " + Runtime.version());
    }

    @ParameterizedTest
    @CsvSource({
        "'', quayside: A command is missing",
        "sing, 'quayside: Unmatched argument at index 0: ''sing'''",
        "echo, 'quayside echo: Missing required option: ''--port=P'''",
        "echo --port, 'quayside echo: Missing required parameter for option ''--port'' (P)'",
        "echo --port 65536, 65536",
        "echo --port -1, -1",
        "echo --port seven, seven",
        "echo --port 1 --spin -1, -1",
        "echo --port 1 --spin 1000001, 1000001",
        "echo --port 1 --spin long, long",
        "echo --port 1 --loud, --loud",
        "echo --port 1 more, more",
        "fortune-server --port 70000, 70000",
        "fortune-client --headless, HOST",
        "fortune-client --headless localhost, PORT",
        "fortune-client --headless localhost 0, PORT",
        "fortune-client --headless localhost 1 --count 0, --count",
        "fortune-client --headless localhost 1 --count x, --count",
        "fortune-client --headless localhost 1 --timeout 0, --timeout",
        "fortune-client --headless localhost 1 2, 2",
        "blocking-fortune-client --headless, HOST",
        "blocking-fortune-client --headless localhost 1 --timeout 0, --timeout",
        "threaded-fortune-server --threads green, green",
        "loopback --headless --count 0, --count",
        "loopback now, now"
    })
    void aWrongCommandLineIsExplained(String line, String explanation) {
        assertThat(run(line)).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString().lines().findFirst().orElseThrow())
                .startsWith("quayside")
                .contains(explanation);
        assertThat(err.toString()).contains("Usage: quayside").contains("--help");
    }
}
