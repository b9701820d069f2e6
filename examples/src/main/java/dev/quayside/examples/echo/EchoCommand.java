// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.examples.echo;

import dev.quayside.core.QCoreApplication;
import dev.quayside.core.SelectorEventDispatcher;
import dev.quayside.programs.command.CommandFailure;
import dev.quayside.programs.command.PortNumber;
import dev.quayside.programs.command.Serving;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code quayside echo}. */
@Command(
        name = "echo",
        description = {
            "Sends everything back to where it came from.",
            "Prints `listening on ADDRESS:PORT` and runs until Ctrl-C or SIGTERM."
        },
        footer = {
            "",
            "Try it: quayside echo --port 7000, and in another terminal: nc 127.0.0.1 7000"
        })
public final class EchoCommand implements Callable<Integer> {
    @Option(
            names = "--port",
            required = true,
            paramLabel = "P",
            converter = PortNumber.class,
            description = "The port to listen on; 0 lets the system choose one.")
    int port;

    @Option(
            names = "--address",
            paramLabel = "A",
            defaultValue = DEFAULT_ADDRESS,
            description = {
                "The IP address to listen on (default: ${DEFAULT-VALUE}, which only this machine reaches).",
                "0.0.0.0 is every IPv4 address, :: every IPv6 address."
            })
    String address = DEFAULT_ADDRESS;

    @Option(
            names = "--spin",
            paramLabel = "MICROSECONDS",
            converter = SpinTime.class,
            description = {
                "How long to look for the next message before sleeping (default: not at all).",
                "With few clients some 50 answer sooner; a processor is busy meanwhile."
            })
    Duration spin = Duration.ZERO;

    private static final String DEFAULT_ADDRESS = "127.0.0.1";

    /** Made by the option parser. */
    public EchoCommand() {}

    @Override
    public Integer call() throws CommandFailure {
        QCoreApplication.initialize();
        if (!spin.isZero()) {
            QCoreApplication.setEventDispatcher(new SelectorEventDispatcher(spin));
        }
        EchoServer server = new EchoServer();
        Serving.listen(server, Serving.address(address), port);
        return Serving.serve(Serving.place(server.serverAddress(), server.serverPort()));
    }
}
