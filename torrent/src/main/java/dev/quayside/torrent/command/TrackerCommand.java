// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.command;

import dev.quayside.core.QCoreApplication;
import dev.quayside.core.QTimer;
import dev.quayside.network.QHostAddress;
import dev.quayside.programs.command.CommandFailure;
import dev.quayside.programs.command.PortNumber;
import dev.quayside.programs.text.Output;
import dev.quayside.torrent.tracker.TrackerServer;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code torrent tracker}. */
@Command(
        name = "tracker",
        description = {
            "Runs a tracker, for all torrents that its clients have.",
            "Prints `tracker at URL` and runs until Ctrl-C or SIGTERM."
        })
final class TrackerCommand implements Callable<Integer> {
    private static final int ACCEPT_AGAIN_MSECS = 1000;

    @Option(
            names = "--port",
            paramLabel = "P",
            defaultValue = "6969",
            converter = PortNumber.class,
            description = "Where to listen (default: ${DEFAULT-VALUE}); 0 lets the system choose.")
    private int port;

    @Option(
            names = "--address",
            paramLabel = "A",
            description = "The IP address to listen on (default: every address of this machine).")
    private String address;

    @Option(
            names = "--interval",
            paramLabel = "SECONDS",
            defaultValue = "300",
            description = "How often clients are to announce (default: ${DEFAULT-VALUE}).")
    private int interval;

    @Override
    public Integer call() throws CommandFailure {
        QCoreApplication.initialize();
        QHostAddress listen =
                address == null
                        ? new QHostAddress(QHostAddress.SpecialAddress.Any)
                        : new QHostAddress(address);
        if (listen.isNull() || interval < 1 || interval > 86_400) {
            throw new CommandFailure("--address: an IP address; --interval: 1 to 86400");
        }
        TrackerServer tracker = new TrackerServer(null, interval);
        tracker.setAcceptRetryInterval(ACCEPT_AGAIN_MSECS);
        if (!tracker.listen(listen, port)) {
            throw new CommandFailure(
                    "cannot listen on port " + port + ": " + tracker.errorString());
        }
        PrintStream out = Output.out();
        String host =
                address == null
                        ? "localhost"
                        : address.contains(":") ? "[" + address + "]" : address;
        QTimer.singleShot(
                0,
                tracker,
                () ->
                        out.println(
                                "tracker at http://"
                                        + host
                                        + ":"
                                        + tracker.serverPort()
                                        + "/announce"));
        return QCoreApplication.exec();
    }
}
