// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.command;

import dev.quayside.programs.command.PortNumber;
import dev.quayside.torrent.engine.EngineSettings;
import picocli.CommandLine.Option;

/** Where to listen, for all commands that have an engine. */
final class ListenPort {
    @Option(
            names = "--port",
            paramLabel = "P",
            converter = PortNumber.class,
            description =
                    "Where to listen for peers (default: the first free one of 6881 to 7000).")
    Integer port;

    void applyTo(EngineSettings settings) {
        if (port != null) {
            settings.setPort(port);
        }
    }
}
