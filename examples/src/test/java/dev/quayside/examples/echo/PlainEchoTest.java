// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.examples.echo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The short way to the first echo. */
class PlainEchoTest {
    @ParameterizedTest
    @CsvSource({
        "echo --port 0, 0, 127.0.0.1",
        "echo --port 65535, 65535, 127.0.0.1",
        "echo --port 007, 7, 127.0.0.1",
        "echo --address ::1 --port 80, 80, ::1",
        "echo --port 80 --address nonsense, 80, nonsense"
    })
    void thePlainFormOfEchoMeansTheSameWithoutTheOptionParser(
            String line, int port, String address) {
        EchoCommand plain = PlainEcho.parse(line.split(" "));
        EchoCommand full = new EchoCommand();
        String[] options = line.substring("echo ".length()).split(" ");
        new CommandLine(full).parseArgs(options);

        assertThat(plain.port).isEqualTo(full.port).isEqualTo(port);
        assertThat(plain.address).isEqualTo(full.address).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "echo",
                "echo --help",
                "echo --port",
                "echo --port=7",
                "echo --port 65536",
                "echo --port -1",
                "echo --port 99999999999",
                "echo --port x",
                "echo --address ::1",
                "echo --port 7 --address --help",
                "echo --port 7 --version",
                "echo --port 7 --loud yes",
                "fortune-server --port 7"
            })
    void everythingElseIsForTheOptionParser(String line) {
        assertThat(PlainEcho.parse(line.split(" "))).isNull();
    }
}
