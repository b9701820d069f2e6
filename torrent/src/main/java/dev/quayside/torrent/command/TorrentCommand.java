// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.command;

import dev.quayside.programs.command.CommandFailure;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code torrent}: the BitTorrent client. */
@Command(
        name = "torrent",
        description = {
            "A BitTorrent client and a small tracker.",
            "Without a command it shows its window, where there is a display."
        },
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n")
public final class TorrentCommand implements Callable<Integer> {
    /** Its commands, which whoever makes the parser adds. */
    public static final List<Class<?>> COMMANDS =
            List.of(
                    WindowCommand.class,
                    GetCommand.class,
                    SeedCommand.class,
                    CreateCommand.class,
                    ShowCommand.class,
                    VerifyCommand.class,
                    TrackerCommand.class,
                    DemoCommand.class);

    @Spec private CommandSpec spec;

    /** Made by the parser of the command line. */
    public TorrentCommand() {}

    @Override
    public Integer call() throws CommandFailure {
        if (WindowCommand.isPossible()) {
            return new WindowCommand().call();
        }
        throw new ParameterException(spec.commandLine(), "A command is missing");
    }
}
