// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.command;

import dev.quayside.torrent.engine.Encryption;
import dev.quayside.torrent.engine.EngineSettings;
import dev.quayside.torrent.engine.TorrentEngine;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options of all commands that run an engine. */
final class EngineOptions {
    private static final int KIB = 1024;

    @Option(
            names = "--dir",
            paramLabel = "D",
            defaultValue = ".",
            description =
                    "The folder that has the torrent's files, or gets them (default: this one).")
    Path folder = Path.of(".");

    @Mixin ListenPort port = new ListenPort();

    @Option(
            names = "--down-limit",
            paramLabel = "KIB",
            converter = Rate.class,
            description = "Download so many KiB a second at most.")
    private long downLimit;

    @Option(
            names = "--up-limit",
            paramLabel = "KIB",
            converter = Rate.class,
            description = "Upload so many KiB a second at most.")
    private long upLimit;

    @Option(
            names = "--preallocate",
            description = "Give files their room on the disk at the start.")
    private boolean preallocate;

    @Option(
            names = "--encryption",
            paramLabel = "WHEN",
            defaultValue = "allowed",
            description = {
                "Whether connections are obfuscated: off, allowed or required (default: ${DEFAULT-VALUE}).",
                "It hides from who slows BitTorrent down, and from nobody else."
            })
    Encryption encryption = Encryption.ALLOWED;

    static final class Rate implements ITypeConverter<Long> {
        @Override
        public Long convert(String value) {
            if (!value.matches("[1-9]\\d{0,8}")) {
                throw new TypeConversionException("'" + value + "' is not a rate in KiB a second");
            }
            return Long.parseLong(value) * KIB;
        }
    }

    TorrentEngine start() {
        EngineSettings settings =
                new EngineSettings().setPreallocate(preallocate).setEncryption(encryption);
        port.applyTo(settings);
        TorrentEngine engine = new TorrentEngine(null, settings);
        engine.setLimits(downLimit, upLimit);
        return engine;
    }
}
