// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The short way to the first peer. */
class PlainGetTest {
    private static GetCommand plain(String line) {
        return (GetCommand) PlainGet.parse(line.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "torrent get a.torrent",
        "torrent get a.torrent --dir b",
        "torrent get a.torrent --port 6881",
        "torrent get /c/a.torrent --port 0 --dir /b"
    })
    void thePlainFormOfGetMeansTheSameWithoutTheOptionParser(String line) {
        GetCommand plain = plain(line);
        GetCommand full = new GetCommand();
        String options = line.substring("torrent get ".length());
        new CommandLine(full)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .parseArgs(options.split(" "));

        assertThat(plain).usingRecursiveComparison().ignoringFields("spec").isEqualTo(full);
    }

    @Test
    void itsOptionsAreTaken() {
        GetCommand get = plain("torrent get a.torrent --dir b --port 7");

        assertThat(get.source).isEqualTo("a.torrent");
        assertThat(get.options.folder).isEqualTo(Path.of("b"));
        assertThat(get.options.port.port).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "torrent",
                "torrent get",
                "torrent get --help",
                "torrent get a.torrent --dir",
                "torrent get a.torrent --dir --help",
                "torrent get a.torrent --dir=b",
                "torrent get a.torrent --port 65536",
                "torrent get a.torrent --port x",
                "torrent get a.torrent --select 0",
                "torrent get a.torrent b.torrent",
                "torrent get @arguments",
                "torrent get --sequential a.torrent",
                "torrent get magnet:?xt=urn:btih:0123456789012345678901234567890123456789",
                "torrent seed a.torrent",
                "echo get a.torrent"
            })
    void everythingElseIsForTheOptionParser(String line) {
        assertThat(PlainGet.parse(line.split(" "))).isNull();
    }
}
