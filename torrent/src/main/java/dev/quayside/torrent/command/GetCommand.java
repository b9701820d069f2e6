// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.command;

import dev.quayside.core.QCoreApplication;
import dev.quayside.core.QTimer;
import dev.quayside.programs.command.CommandFailure;
import dev.quayside.programs.text.Output;
import dev.quayside.torrent.engine.Torrent;
import dev.quayside.torrent.engine.TorrentEngine;
import dev.quayside.torrent.engine.TorrentStatus;
import dev.quayside.torrent.metainfo.FileSelection;
import dev.quayside.torrent.metainfo.MagnetLink;
import dev.quayside.torrent.metainfo.Metainfo;
import dev.quayside.torrent.metainfo.MetainfoException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code torrent get}. */
@Command(
        name = "get",
        description = {
            "Fetches a torrent and then goes on to share it.",
            "Prints a line that begins with DONE when it is complete, and runs until Ctrl-C or SIGTERM, or"
                    + " until it has shared enough. What is there already is not fetched again."
        })
final class GetCommand implements Callable<Integer> {
    private static final int TICK_MSECS = 500;

    @Parameters(paramLabel = "TORRENT", description = "A torrent file, or a magnet link.")
    String source;

    @Mixin EngineOptions options;

    @Option(
            names = "--seed-ratio",
            paramLabel = "R",
            description = "End when so many times the size was sent; 0 ends at once.")
    private Double seedRatio;

    @Option(
            names = "--seed-time",
            paramLabel = "MINUTES",
            description = "End so many minutes after it was complete.")
    private Double seedTime;

    @Option(
            names = "--select",
            paramLabel = "FILES",
            description = "Fetch these files only, as in 0,2,4-6 (torrent show numbers them).")
    private String select;

    @Option(names = "--sequential", description = "Fetch the pieces in their order.")
    private boolean sequential;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws CommandFailure {
        MagnetLink link = MagnetLink.isMagnet(source) ? magnet() : null;
        Metainfo meta = link == null ? TorrentFiles.read(Path.of(source)) : null;
        QCoreApplication.initialize();
        TorrentEngine engine = options.start();
        if (link != null) {
            select = select == null ? link.selectOnly() : select;
            meta = Magnets.resolve(engine, link, Output.out());
        }
        BitSet files = selected(meta);
        Torrent torrent = engine.add(meta, options.folder);
        torrent.selectFiles(files);
        torrent.setSequential(sequential);
        Runner runner = new Runner(engine, torrent, Output.out());
        torrent.seeding.connect(() -> watch(torrent, runner));
        runner.run();
        return 0;
    }

    private MagnetLink magnet() throws CommandFailure {
        try {
            return MagnetLink.parse(source);
        } catch (MetainfoException e) {
            throw new CommandFailure(e.getMessage());
        }
    }

    /** All files unless some were chosen, whatever was wanted the last time. */
    private BitSet selected(Metainfo meta) {
        int count = meta.info().files().size();
        try {
            return FileSelection.parse(select == null ? "0-" + (count - 1) : select, count);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--select: " + e.getMessage());
        }
    }

    /** Ends when enough was shared, if that was asked for. */
    private void watch(Torrent torrent, Runner runner) {
        if (seedTime != null) {
            QTimer.singleShot(
                    (int) Math.min(Integer.MAX_VALUE, seedTime * 60_000), torrent, runner::finish);
        }
        if (seedRatio != null) {
            QTimer timer = new QTimer(torrent);
            timer.timeout.connect(
                    () -> {
                        TorrentStatus status = torrent.status();
                        if (status.uploaded() >= seedRatio * status.wanted()) {
                            timer.stop();
                            runner.finish();
                        }
                    });
            timer.start(seedRatio <= 0 ? 0 : TICK_MSECS);
        }
    }
}
