// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.app;

import dev.quayside.core.QCoreApplication;
import dev.quayside.torrent.command.PlainGet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/**
 * {@code rehearse}: runs what users run, in small, and ends. The launcher has Java archive the
 * classes that this loads: clients and servers, signals, timers, options.
 */
@Command(name = "rehearse", hidden = true, description = "Loads what the commands need.")
final class RehearseCommand implements Callable<Integer> {
    @Override
    public Integer call() throws IOException {
        Path folder = Files.createTempDirectory("quayside-rehearsal");
        Path data = folder.resolve("data");
        Path torrent = folder.resolve("data.torrent");
        try {
            Files.write(data, new byte[1]);
            return Commands.run(
                            "torrent", "create", data.toString(), "--output", torrent.toString())
                    | Commands.run("torrent", "demo", "--size", "1", "--limit", "0")
                    | get(torrent.toString(), folder.toString());
        } finally {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }

    /** Both ways to understand it; what is there already is not fetched. */
    private static int get(String torrent, String folder) {
        String[] plain = {"torrent", "get", torrent, "--dir", folder, "--port", "0"};
        String[] full = Arrays.copyOf(plain, plain.length + 2);
        full[plain.length] = "--seed-ratio";
        full[plain.length + 1] = "0";
        QCoreApplication.instance().dispose(); // that of the demo
        boolean understood = PlainGet.parse(plain) != null;
        int status = Commands.run(full);
        return understood ? status : 1;
    }
}
