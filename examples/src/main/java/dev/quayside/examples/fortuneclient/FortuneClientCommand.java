// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.examples.fortuneclient;

import dev.quayside.core.QCoreApplication;
import dev.quayside.core.QObject;
import dev.quayside.core.QTimer;
import dev.quayside.core.Qt;
import dev.quayside.examples.fortunes.FortuneClientOptions;
import dev.quayside.examples.fortunes.FortuneForm;
import dev.quayside.programs.command.CommandFailure;
import dev.quayside.programs.command.WindowOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code quayside fortune-client}. */
@Command(
        name = "fortune-client",
        description = "Fetches fortunes from a fortune server, ours or Qt's.")
public final class FortuneClientCommand implements Callable<Integer> {
    @Mixin private FortuneClientOptions options;
    @Mixin private WindowOptions window;

    private int left;
    private CommandFailure failure = new CommandFailure("interrupted");

    /** Made by the option parser. */
    public FortuneClientCommand() {}

    @Override
    public Integer call() throws CommandFailure {
        if (options.wantWindow() && window.hasWindow()) {
            return window.run(this::open);
        }
        options.checkServer();
        return printFortunes();
    }

    private void open(QObject application) {
        FortuneClient client = new FortuneClient();
        client.setParent(application);
        client.setTimeout(options.timeoutMsecs());
        FortuneForm form = new FortuneForm("Fortune Client", client::request);
        client.received.connect(form::showFortune);
        client.failed.connect(form::showFailure);
        form.open(options.host(), options.port());
    }

    private int printFortunes() throws CommandFailure {
        QCoreApplication.initialize();
        FortuneClient client = new FortuneClient();
        client.setTimeout(options.timeoutMsecs());
        // Queued: the next request does not start within the signal that ends this one.
        client.received.connect(
                client, fortune -> print(client, fortune), Qt.ConnectionType.QueuedConnection);
        client.failed.connect(client, this::giveUp, Qt.ConnectionType.QueuedConnection);
        left = options.count();
        QTimer.singleShot(0, () -> client.request(options.host(), options.port()));
        QCoreApplication.exec();
        if (left > 0) {
            throw failure;
        }
        return 0;
    }

    private void print(FortuneClient client, String fortune) {
        options.print(fortune);
        left--;
        if (left == 0) {
            QCoreApplication.quit();
        } else {
            client.request(options.host(), options.port());
        }
    }

    private void giveUp(String reason) {
        failure = options.failure(reason);
        QCoreApplication.quit();
    }
}
