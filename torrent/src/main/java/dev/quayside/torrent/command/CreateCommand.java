// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.command;

import dev.quayside.programs.command.CommandFailure;
import dev.quayside.programs.text.Output;
import dev.quayside.programs.text.Units;
import dev.quayside.torrent.metainfo.Metainfo;
import dev.quayside.torrent.metainfo.MetainfoParser;
import dev.quayside.torrent.metainfo.TorrentMaker;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code torrent create}. */
@Command(name = "create", description = "Makes a torrent file of a file or a folder.")
final class CreateCommand implements Callable<Integer> {
    private static final int KIB = 1024;

    @Parameters(paramLabel = "PATH", description = "The file or folder to share.")
    private Path path;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where to write it (default: PATH with .torrent added, here).")
    private Path output;

    @Option(
            names = {"-t", "--tracker"},
            paramLabel = "URL",
            description = {
                "A tracker; may be given again for the next tier.",
                "Trackers of one tier are separated by commas."
            })
    private List<String> trackers = List.of();

    @Option(
            names = "--web-seed",
            paramLabel = "URL",
            description = "A web server that has the files; may be given again.")
    private List<String> webSeeds = List.of();

    @Option(names = "--comment", paramLabel = "TEXT", description = "A comment.")
    private String comment;

    @Option(names = "--private", description = "Peers are to come from the trackers only.")
    private boolean isPrivate;

    @Option(
            names = "--piece-size",
            paramLabel = "KIB",
            description = "The size of a piece, a power of two from 16 (default: fits the size).")
    private Integer pieceSize;

    @Option(
            names = "--no-date",
            description = "Leave the date out: the same files make the same torrent.")
    private boolean noDate;

    @Option(names = "--force", description = "Overwrite the torrent file.")
    private boolean force;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws CommandFailure {
        Path file = output == null ? Path.of(name() + ".torrent") : output;
        try {
            if (!force && Files.exists(file)) {
                throw new FileAlreadyExistsException(file.toString());
            }
            byte[] bytes = maker().make(done -> {});
            write(file, bytes);
            report(file, MetainfoParser.parse(bytes));
        } catch (FileAlreadyExistsException e) {
            throw new CommandFailure(file + " is there already (--force overwrites it)");
        } catch (IOException e) {
            throw new CommandFailure("cannot make " + file + ": " + TorrentFiles.reason(e));
        }
        return 0;
    }

    private String name() {
        Path name = path.toAbsolutePath().normalize().getFileName();
        return name == null ? "files" : name.toString();
    }

    private TorrentMaker maker() throws IOException {
        TorrentMaker maker = new TorrentMaker(path);
        maker.setTrackers(trackers.stream().map(tier -> Arrays.asList(tier.split(","))).toList());
        maker.setWebSeeds(webSeeds);
        maker.setComment(comment);
        maker.setPrivate(isPrivate);
        maker.setCreated("Quayside", noDate ? null : Instant.now());
        if (pieceSize != null) {
            try {
                maker.setPieceLength(Math.multiplyExact(pieceSize, KIB));
            } catch (IllegalArgumentException | ArithmeticException e) {
                throw new ParameterException(
                        spec.commandLine(), "--piece-size: a power of two, 16 to 131072");
            }
        }
        return maker;
    }

    private void write(Path file, byte[] bytes) throws IOException {
        if (force) {
            Files.write(file, bytes);
        } else {
            Files.write(file, bytes, StandardOpenOption.CREATE_NEW);
        }
    }

    private static void report(Path file, Metainfo meta) {
        PrintStream out = Output.out();
        out.printf(
                "%s: %d pieces of %s, info hash %s%n",
                file,
                meta.info().pieceCount(),
                Units.size(meta.info().pieceLength()),
                meta.info().hash().hex());
    }
}
