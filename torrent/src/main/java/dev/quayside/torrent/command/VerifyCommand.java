// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.command;

import dev.quayside.programs.command.CommandFailure;
import dev.quayside.programs.text.Output;
import dev.quayside.programs.text.PlainText;
import dev.quayside.torrent.metainfo.Info;
import dev.quayside.torrent.metainfo.TorrentFile;
import dev.quayside.torrent.storage.FileHandles;
import dev.quayside.torrent.storage.Layout;
import dev.quayside.torrent.storage.PieceCheck;
import dev.quayside.torrent.storage.Storage;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code torrent verify}. */
@Command(
        name = "verify",
        description = {
            "Checks files against a torrent: every piece, and the length of every file.",
            "The exit status is 0 if all of it is there and right, else 1."
        })
final class VerifyCommand implements Callable<Integer> {
    private static final int OPEN_FILES = 32;

    @Parameters(paramLabel = "TORRENT", description = "The torrent file.")
    private Path torrent;

    @Option(
            names = "--dir",
            paramLabel = "D",
            defaultValue = ".",
            description = "The folder that the torrent was stored in (default: this one).")
    private Path folder;

    private final PrintStream out = Output.out();

    @Override
    public Integer call() throws CommandFailure {
        Info info = TorrentFiles.read(torrent).info();
        Layout layout = new Layout(info, folder);
        BitSet good = new BitSet();
        try (FileHandles handles = new FileHandles(OPEN_FILES)) {
            Storage storage = new Storage(layout, handles);
            IntStream.range(0, info.pieceCount())
                    .parallel()
                    .filter(piece -> isGood(storage, piece))
                    .forEach(
                            piece -> {
                                synchronized (good) {
                                    good.set(piece);
                                }
                            });
        } catch (IOException e) {
            throw new CommandFailure(TorrentFiles.reason(e));
        }
        boolean allRight = report(layout, good);
        out.printf("%d of %d pieces are right%n", good.cardinality(), info.pieceCount());
        return allRight ? 0 : 1;
    }

    /** A piece that cannot be read is not right either; its files are reported by name. */
    private boolean isGood(Storage storage, int piece) {
        try {
            return PieceCheck.verify(storage, piece);
        } catch (IOException e) {
            System.err.println(PlainText.line(e.getMessage()));
            return false;
        }
    }

    private boolean report(Layout layout, BitSet good) throws CommandFailure {
        Info info = layout.info();
        boolean allRight = true;
        for (int i = 0; i < info.files().size(); i++) {
            String problem = info.files().get(i).pad() ? null : problem(layout, i, good);
            if (problem != null) {
                allRight = false;
                out.println(PlainText.line(layout.path(i) + " " + problem));
            }
        }
        return allRight && good.cardinality() == info.pieceCount();
    }

    private static String problem(Layout layout, int index, BitSet good) throws CommandFailure {
        TorrentFile file = layout.info().files().get(index);
        Path path = layout.path(index);
        try {
            if (!Files.isRegularFile(path)) {
                return "is not there";
            }
            if (Files.size(path) != file.length()) {
                return "has " + Files.size(path) + " bytes instead of " + file.length();
            }
        } catch (IOException e) {
            throw new CommandFailure("cannot look at " + path + ": " + TorrentFiles.reason(e));
        }
        if (file.length() == 0) {
            return null;
        }
        int first = (int) (file.offset() / layout.info().pieceLength());
        int last = (int) ((file.end() - 1) / layout.info().pieceLength());
        return good.nextClearBit(first) > last ? null : "is damaged";
    }
}
