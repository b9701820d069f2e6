// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.command;

import dev.quayside.core.QCoreApplication;
import dev.quayside.programs.command.CommandFailure;
import dev.quayside.programs.text.Output;
import dev.quayside.torrent.engine.Torrent;
import dev.quayside.torrent.engine.TorrentEngine;
import dev.quayside.torrent.engine.TorrentState;
import dev.quayside.torrent.metainfo.Metainfo;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code torrent seed}. */
@Command(
        name = "seed",
        description = {
            "Shares a torrent that is complete in a folder, until Ctrl-C or SIGTERM.",
            "All pieces are checked first; it is a failure if some are missing."
        })
final class SeedCommand implements Callable<Integer> {
    @Parameters(paramLabel = "TORRENT", description = "The torrent file.")
    private Path source;

    @Mixin private EngineOptions options;

    @Option(
            names = "--super-seed",
            description = {
                "Send each piece once, and more to those who pass pieces on (BEP 16):",
                "for the first seed of a torrent, when uploading is dear."
            })
    private boolean superSeed;

    private boolean incomplete;

    @Override
    public Integer call() throws CommandFailure {
        Metainfo meta = TorrentFiles.read(source);
        QCoreApplication.initialize();
        TorrentEngine engine = options.start();
        Torrent torrent = engine.add(meta, options.folder);
        torrent.setReadOnly(true);
        torrent.setSuperSeeding(superSeed);
        Runner runner = new Runner(engine, torrent, Output.out());
        torrent.stateChanged.connect(
                state -> {
                    if (state == TorrentState.SEARCHING) {
                        incomplete = true;
                        runner.finish();
                    }
                });
        runner.run();
        if (incomplete) {
            throw new CommandFailure(
                    "some of it is missing or damaged in "
                            + options.folder
                            + " (see: torrent verify)");
        }
        return 0;
    }
}
