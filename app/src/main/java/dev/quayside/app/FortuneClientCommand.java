// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.app;

import dev.quayside.core.QCoreApplication;
import dev.quayside.core.QTimer;
import dev.quayside.core.Qt;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code quayside fortune-client}. */
@Command(
        name = "fortune-client",
        description = "Fetches fortunes from a fortune server, ours or Qt's, and prints them.")
final class FortuneClientCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "HOST", description = "Name or IP address of the server.")
    private String host;

    @Parameters(
            index = "1",
            paramLabel = "PORT",
            converter = PortNumber.class,
            description = "Its port.")
    private int port;

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "How many fortunes to fetch, one after another (default: ${DEFAULT-VALUE}).")
    private int count;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "5",
            description = "How long to wait for each (default: ${DEFAULT-VALUE}).")
    private int timeout;

    @Spec private CommandSpec spec;

    private final PrintStream out = TerminalText.out();
    private String failure;

    @Override
    public Integer call() throws CommandFailure {
        check(port > 0, "PORT: 0 is not a port to connect to");
        check(count > 0, "--count: at least 1");
        check(timeout > 0 && timeout <= 1_000_000, "--timeout: 1 to 1000000");
        QCoreApplication.initialize();
        FortuneClient client = new FortuneClient();
        client.setTimeout(timeout * 1000);
        // Queued: the next request does not start within the signal that ends this one.
        client.received.connect(
                client, fortune -> print(client, fortune), Qt.ConnectionType.QueuedConnection);
        client.failed.connect(client, this::giveUp, Qt.ConnectionType.QueuedConnection);
        QTimer.singleShot(0, () -> client.request(host, port));
        QCoreApplication.exec();
        if (count > 0) {
            throw new CommandFailure(failure == null ? "interrupted" : failure);
        }
        return 0;
    }

    private void check(boolean right, String message) {
        if (!right) {
            throw new ParameterException(spec.commandLine(), message);
        }
    }

    private void print(FortuneClient client, String fortune) {
        out.println(TerminalText.harmless(fortune));
        count--;
        if (count == 0) {
            QCoreApplication.quit();
        } else {
            client.request(host, port);
        }
    }

    private void giveUp(String reason) {
        failure = "no fortune from " + host + " port " + port + ": " + reason;
        QCoreApplication.quit();
    }
}
