// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.examples.threadedfortuneserver;

import dev.quayside.core.QCoreApplication;
import dev.quayside.core.QObject;
import dev.quayside.core.QThread;
import dev.quayside.examples.fortunes.FortuneServerOptions;
import dev.quayside.examples.fortunes.Fortunes;
import dev.quayside.examples.fortunes.ListeningPanel;
import dev.quayside.programs.command.CommandFailure;
import dev.quayside.programs.command.Serving;
import dev.quayside.programs.command.WindowOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code quayside threaded-fortune-server}. */
@Command(
        name = "threaded-fortune-server",
        description = {
            "Sends a fortune to everybody who connects, and hangs up: each client is served by a thread of its own.",
            "Without a window it prints `listening on ADDRESS:PORT` and runs until Ctrl-C or SIGTERM."
        },
        footer = {"", "Fetch a fortune with: quayside fortune-client ADDRESS PORT"})
public final class ThreadedFortuneServerCommand implements Callable<Integer> {
    @Mixin private FortuneServerOptions options;
    @Mixin private WindowOptions window;

    @Option(
            names = "--threads",
            paramLabel = "KIND",
            description = {
                "platform: threads of the operating system.",
                "virtual: those that Java makes itself (default where it has them: from Java 21 on)."
            })
    private Threads threads = QThread.hasVirtualThreads() ? Threads.VIRTUAL : Threads.PLATFORM;

    /** Made by the option parser. */
    public ThreadedFortuneServerCommand() {}

    @Override
    public Integer call() throws CommandFailure {
        boolean virtual = threads == Threads.VIRTUAL;
        if (virtual && !QThread.hasVirtualThreads()) {
            throw new CommandFailure(
                    "there are no virtual threads in Java "
                            + Runtime.version().feature()
                            + ": 21 or newer is needed");
        }
        Fortunes fortunes = options.fortunes();
        return window.hasWindow()
                ? window.run(application -> open(fortunes, virtual, application))
                : serve(fortunes, virtual);
    }

    private int serve(Fortunes fortunes, boolean virtual) throws CommandFailure {
        QCoreApplication.initialize();
        ThreadedFortuneServer server = new ThreadedFortuneServer(fortunes, virtual);
        server.failed.connect(reason -> Serving.complain("cannot serve a client: ", reason));
        options.listen(server);
        return Serving.serve(Serving.place(options.shownAddress(server), server.serverPort()));
    }

    private void open(Fortunes fortunes, boolean virtual, QObject application)
            throws CommandFailure {
        ThreadedFortuneServer server = new ThreadedFortuneServer(fortunes, virtual);
        server.setParent(application);
        options.listen(server);
        String address = options.shownAddress(server).toString();
        ListeningPanel panel =
                new ListeningPanel("Threaded Fortune Server", address, server.serverPort());
        server.failed.connect(
                panel::tellFailure); // a lambda would load the panel's class too early
        panel.open();
    }
}
