// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.command;

import dev.quayside.programs.command.CommandFailure;
import dev.quayside.programs.command.Theme;
import dev.quayside.programs.window.Program;
import dev.quayside.torrent.engine.EngineSettings;
import dev.quayside.torrent.session.ConfigFolder;
import dev.quayside.torrent.session.SettingsException;
import dev.quayside.torrent.session.SettingsFile;
import dev.quayside.torrent.window.TorrentWindow;
import java.awt.GraphicsEnvironment;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code torrent window}. */
@Command(
        name = "window",
        description = {
            "Shows a window with all torrents, which go on from where they were the last time.",
            "This is also what the command does without another one, where there is a display."
        })
final class WindowCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "TORRENT",
            arity = "0..*",
            description = "Torrent files and magnet links to be added.")
    private List<String> sources = List.of();

    @Option(
            names = "--settings",
            paramLabel = "FILE",
            description = {
                "What is remembered of torrents and window",
                "(default: torrent.properties in the user's folder for settings)."
            })
    private Path settings = ConfigFolder.ofThisUser().resolve("torrent.properties");

    @Mixin private ListenPort port;

    @Option(
            names = "--theme",
            paramLabel = "NAME",
            description = "The colours: light or dark (default: as the last time).")
    private Theme theme;

    static boolean isPossible() {
        return !GraphicsEnvironment.isHeadless();
    }

    @Override
    public Integer call() throws CommandFailure {
        if (!isPossible()) {
            throw new CommandFailure("there is no display for a window (see: torrent --help)");
        }
        try {
            return show(SettingsFile.open(settings));
        } catch (SettingsException e) {
            return Program.run(
                    Theme.LIGHT,
                    application -> {
                        throw new CommandFailure(e.getMessage());
                    });
        }
    }

    private int show(SettingsFile file) throws CommandFailure {
        EngineSettings engine = new EngineSettings();
        port.applyTo(engine);
        Theme colours = theme == null ? TorrentWindow.rememberedTheme(file) : theme;
        return Program.run(
                colours,
                application -> new TorrentWindow(application, file, colours, engine, sources));
    }
}
