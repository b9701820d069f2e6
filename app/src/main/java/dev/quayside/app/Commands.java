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
import java.util.List;
import java.util.Map;
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
        commandListHeading = "%nCommands:%n")
final class Commands implements Runnable {
    private static final List<Class<?>> PROGRAMS =
            List.of(
                    FortuneServerCommand.class,
                    ThreadedFortuneServerCommand.class,
                    FortuneClientCommand.class,
                    BlockingFortuneClientCommand.class,
                    LoopbackCommand.class,
                    EchoCommand.class,
                    TorrentCommand.class,
                    RehearseCommand.class);

    @Spec private CommandSpec spec;

    private Commands() {}

    static int run(String... args) {
        return commandLine(args).execute(args);
    }

    /** A parser for these arguments; only for them, since it takes long to make one for all. */
    static CommandLine commandLine(String... args) {
        CommandLine all = new CommandLine(new Commands());
        CommandLine torrent = add(all, PROGRAMS, args, 0).get("torrent");
        if (torrent != null) {
            add(torrent, TorrentCommand.COMMANDS, args, 1);
        }
        return all.setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Commands::explainUsage)
                .setExecutionExceptionHandler(Commands::explainFailure);
    }

    /** Adds the command that an argument names; where it names none, every one, to be listed. */
    private static Map<String, CommandLine> add(
            CommandLine parent, List<Class<?>> commands, String[] args, int index) {
        String wanted = index < args.length ? args[index] : "";
        for (Class<?> command : commands) {
            if (name(command).equals(wanted)) {
                parent.addSubcommand(command);
                return parent.getSubcommands();
            }
        }
        commands.forEach(parent::addSubcommand);
        return parent.getSubcommands();
    }

    private static String name(Class<?> command) {
        return command.getAnnotation(Command.class).name();
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
