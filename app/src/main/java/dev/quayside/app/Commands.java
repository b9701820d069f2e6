// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.app;

import dev.quayside.examples.blockingfortuneclient.BlockingFortuneClientCommand;
import dev.quayside.examples.echo.EchoCommand;
import dev.quayside.examples.fortuneclient.FortuneClientCommand;
import dev.quayside.examples.fortuneserver.FortuneServerCommand;
import dev.quayside.examples.loopback.LoopbackCommand;
import dev.quayside.examples.threadedfortuneserver.ThreadedFortuneServerCommand;
import dev.quayside.programs.command.CommandFailure;
import dev.quayside.torrent.command.TorrentCommand;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The whole command line: one subcommand for each program. */
@Command(
        name = "quayside",
        scope = ScopeType.INHERIT,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        synopsisSubcommandLabel = "COMMAND",
        description = "Qt's TCP server model in pure Java: the programs that come with it.",
        commandListHeading = "%nCommands:%n",
        subcommands = {
            FortuneServerCommand.class,
            ThreadedFortuneServerCommand.class,
            FortuneClientCommand.class,
            BlockingFortuneClientCommand.class,
            LoopbackCommand.class,
            EchoCommand.class,
            TorrentCommand.class
        })
final class Commands implements Runnable {
    @Spec private CommandSpec spec;

    private Commands() {}

    static int run(String... args) {
        return commandLine().execute(args);
    }

    static CommandLine commandLine() {
        return new CommandLine(new Commands())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Commands::explainUsage)
                .setExecutionExceptionHandler(Commands::explainFailure);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "A command is missing");
    }

    private static int explainUsage(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        PrintWriter err = command.getErr();
        String name = command.getCommandSpec().qualifiedName();
        err.println(name + ": " + e.getMessage());
        UnmatchedArgumentException.printSuggestions(e, err);
        err.print(command.getHelp().fullSynopsis());
        err.println("Help: " + name + " --help");
        err.flush();
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    private static int explainFailure(Exception e, CommandLine command, ParseResult parsed)
            throws Exception {
        if (!(e instanceof CommandFailure)) {
            throw e; // a defect: its stack trace is wanted
        }
        String name = command.getCommandSpec().qualifiedName();
        command.getErr().println(name + ": " + e.getMessage());
        command.getErr().flush();
        return command.getCommandSpec().exitCodeOnExecutionException();
    }
}
