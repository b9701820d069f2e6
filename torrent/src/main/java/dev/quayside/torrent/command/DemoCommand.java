// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.command;

import dev.quayside.core.QCoreApplication;
import dev.quayside.core.QTimer;
import dev.quayside.network.QHostAddress;
import dev.quayside.programs.command.CommandFailure;
import dev.quayside.programs.text.Output;
import dev.quayside.torrent.engine.EngineSettings;
import dev.quayside.torrent.engine.Torrent;
import dev.quayside.torrent.engine.TorrentEngine;
import dev.quayside.torrent.engine.TorrentState;
import dev.quayside.torrent.metainfo.Metainfo;
import dev.quayside.torrent.metainfo.MetainfoParser;
import dev.quayside.torrent.metainfo.TorrentMaker;
import dev.quayside.torrent.tracker.TrackerServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code torrent demo}. */
@Command(
        name = "demo",
        description = {
            "A swarm of five clients and a tracker on this machine fetch a generated file from one another,"
                    + " shown live.",
            "All is done on the loopback interface and in a temporary folder, which is removed at the end."
        })
final class DemoCommand implements Callable<Integer> {
    private static final int CLIENTS = 5;
    private static final int MIB = 1 << 20;
    private static final int SHOW_MSECS = 250;

    @Option(
            names = "--size",
            paramLabel = "MIB",
            defaultValue = "64",
            description = "The size of the file (default: ${DEFAULT-VALUE}).")
    private int size;

    @Option(
            names = "--limit",
            paramLabel = "KIB",
            defaultValue = "8192",
            description =
                    "How fast each client uploads, so that there is something to see"
                            + " (default: ${DEFAULT-VALUE} KiB a second; 0 for no limit).")
    private int limit;

    private final PrintStream out = Output.out();
    private final boolean terminal = System.console() != null;
    private final List<TorrentEngine> engines = new ArrayList<>();
    private final List<Torrent> torrents = new ArrayList<>();
    private String failure;
    private boolean complete;
    private int linesShown;

    @Override
    public Integer call() throws CommandFailure {
        if (size < 1 || size > 100_000 || limit < 0 || limit > 10_000_000) {
            throw new CommandFailure("--size: 1 to 100000; --limit: 0 to 10000000");
        }
        QCoreApplication.initialize();
        try {
            Path folder = Files.createTempDirectory("quayside-demo");
            try {
                run(folder);
            } finally {
                engines.forEach(TorrentEngine::dispose);
                remove(folder);
            }
        } catch (IOException e) {
            throw new CommandFailure(TorrentFiles.reason(e));
        }
        if (failure != null) {
            throw new CommandFailure(failure);
        }
        return complete ? 0 : 1;
    }

    private void run(Path folder) throws IOException, CommandFailure {
        TrackerServer tracker = new TrackerServer(null, 2);
        if (!tracker.listen(new QHostAddress(QHostAddress.SpecialAddress.LocalHost), 0)) {
            throw new CommandFailure("cannot listen: " + tracker.errorString());
        }
        Metainfo meta = prepare(folder, tracker.serverPort());
        for (int i = 0; i < CLIENTS; i++) {
            add(meta, Files.createDirectories(folder.resolve("client-" + i)));
        }
        QTimer timer = new QTimer();
        timer.timeout.connect(this::show);
        timer.start(SHOW_MSECS);
        QTimer.singleShot(0, () -> torrents.forEach(Torrent::start));
        QCoreApplication.exec();
        show();
        tracker.dispose();
        timer.dispose();
    }

    private Metainfo prepare(Path folder, int port) throws IOException {
        Path file = Files.createDirectories(folder.resolve("client-0")).resolve("demo.bin");
        Random random = new Random(1);
        byte[] part = new byte[MIB];
        try (OutputStream to = Files.newOutputStream(file)) {
            for (int i = 0; i < size; i++) {
                random.nextBytes(part);
                to.write(part);
            }
        }
        TorrentMaker maker = new TorrentMaker(file);
        maker.setTrackers(List.of(List.of("http://127.0.0.1:" + port + "/announce")));
        return MetainfoParser.parse(maker.make(done -> {}));
    }

    private void add(Metainfo meta, Path folder) {
        TorrentEngine engine =
                new TorrentEngine(null, new EngineSettings().setPort(0).setMemory(256, 16));
        engine.setLimits(0, limit * 1024L);
        Torrent torrent = engine.add(meta, folder);
        torrent.failed.connect(
                reason -> {
                    failure = reason;
                    QCoreApplication.quit();
                });
        torrent.seeding.connect(this::lookWhetherAllIsDone);
        engines.add(engine);
        torrents.add(torrent);
    }

    private void lookWhetherAllIsDone() {
        complete = torrents.stream().allMatch(t -> t.state() == TorrentState.SEEDING);
        if (complete) {
            QCoreApplication.quit();
        }
    }

    private void show() {
        StringBuilder text = new StringBuilder();
        if (terminal && linesShown > 0) {
            text.append("\033[").append(linesShown).append('A');
        }
        for (int i = 0; i < torrents.size(); i++) {
            text.append(terminal ? "\033[K" : "").append("client ").append(i).append("  ");
            text.append(ProgressLine.line(torrents.get(i).status())).append('\n');
        }
        linesShown = torrents.size();
        if (complete) {
            text.append("DONE: every client has all of it\n");
        }
        out.print(text);
        out.flush();
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
