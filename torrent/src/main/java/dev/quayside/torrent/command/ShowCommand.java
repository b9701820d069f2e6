// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.command;

import dev.quayside.programs.command.CommandFailure;
import dev.quayside.programs.text.Output;
import dev.quayside.programs.text.PlainText;
import dev.quayside.programs.text.Units;
import dev.quayside.torrent.metainfo.Info;
import dev.quayside.torrent.metainfo.Metainfo;
import dev.quayside.torrent.metainfo.TorrentFile;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code torrent show}. */
@Command(name = "show", description = "Shows what is in a torrent file.")
final class ShowCommand implements Callable<Integer> {
    @Parameters(paramLabel = "TORRENT", description = "The torrent file.")
    private Path torrent;

    private final PrintStream out = Output.out();

    @Override
    public Integer call() throws CommandFailure {
        Metainfo meta = TorrentFiles.read(torrent);
        Info info = meta.info();
        line("Name", info.name());
        line("Info hash", info.hash().hex());
        line("Size", Units.size(info.length()) + " (" + info.length() + " bytes)");
        line("Pieces", info.pieceCount() + " of " + Units.size(info.pieceLength()));
        if (info.isPrivate()) {
            line("Private", "yes: peers come from the trackers only");
        }
        for (int i = 0; i < meta.trackers().size(); i++) {
            List<String> tier = meta.trackers().get(i);
            tier.forEach(address -> line("Tracker", address));
        }
        meta.webSeeds().forEach(address -> line("Web seed", address));
        if (meta.comment() != null) {
            line("Comment", meta.comment());
        }
        if (meta.createdBy() != null) {
            line("Made by", meta.createdBy());
        }
        if (meta.created() != null) {
            line("Made", meta.created().toString());
        }
        int number = 0;
        for (TorrentFile file : info.files()) {
            if (!file.pad()) {
                String path =
                        (info.isFolder() ? info.name() + "/" : "") + String.join("/", file.path());
                line("File " + number, path + " (" + Units.size(file.length()) + ")");
            }
            number++;
        }
        return 0;
    }

    private void line(String what, String text) {
        out.printf("%-10s %s%n", what, PlainText.line(text));
    }
}
