// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.examples.fortuneserver;

import dev.quayside.core.QCoreApplication;
import dev.quayside.core.QObject;
import dev.quayside.examples.fortunes.FortuneServerOptions;
import dev.quayside.examples.fortunes.Fortunes;
import dev.quayside.examples.fortunes.ListeningPanel;
import dev.quayside.programs.command.CommandFailure;
import dev.quayside.programs.command.Serving;
import dev.quayside.programs.command.WindowOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code quayside fortune-server}. */
@Command(
        name = "fortune-server",
        description = {
            "Sends a fortune to everybody who connects, and hangs up: the server of Qt's Fortune examples, whose"
                    + " clients understand it.",
            "Without a window it prints `listening on ADDRESS:PORT` and runs until Ctrl-C or SIGTERM."
        },
        footer = {"", "Fetch a fortune with: quayside fortune-client ADDRESS PORT"})
public final class FortuneServerCommand implements Callable<Integer> {
    @Mixin private FortuneServerOptions options;
    @Mixin private WindowOptions window;

    /** Made by the option parser. */
    public FortuneServerCommand() {}

    @Override
    public Integer call() throws CommandFailure {
        Fortunes fortunes = options.fortunes();
        return window.hasWindow()
                ? window.run(application -> open(fortunes, application))
                : serve(fortunes);
    }

    private int serve(Fortunes fortunes) throws CommandFailure {
        QCoreApplication.initialize();
        FortuneServer server = new FortuneServer(fortunes);
        options.listen(server);
        return Serving.serve(Serving.place(options.shownAddress(server), server.serverPort()));
    }

    private void open(Fortunes fortunes, QObject application) throws CommandFailure {
        FortuneServer server = new FortuneServer(fortunes);
        server.setParent(application);
        options.listen(server);
        String address = options.shownAddress(server).toString();
        new ListeningPanel("Fortune Server", address, server.serverPort()).open();
    }
}
