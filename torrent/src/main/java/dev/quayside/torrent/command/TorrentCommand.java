// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.command;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code torrent}: the BitTorrent client. */
@Command(
        name = "torrent",
        description = "A BitTorrent client and a small tracker.",
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n")
public final class TorrentCommand implements Runnable {
    /** Its commands, which whoever makes the parser adds. */
    public static final List<Class<?>> COMMANDS =
            List.of(
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
    public void run() {
        throw new ParameterException(spec.commandLine(), "A command is missing");
    }
}
