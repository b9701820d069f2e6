// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.examples.blockingfortuneclient;

import dev.quayside.core.QCoreApplication;
import dev.quayside.core.QObject;
import dev.quayside.examples.fortunes.FortuneClientOptions;
import dev.quayside.examples.fortunes.FortuneForm;
import dev.quayside.programs.command.CommandFailure;
import dev.quayside.programs.command.WindowOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code quayside blocking-fortune-client}. */
@Command(
        name = "blocking-fortune-client",
        description = {
            "Fetches fortunes like fortune-client, but waits for them instead of being told by signals.",
            "Its window waits in a thread of its own."
        })
public final class BlockingFortuneClientCommand implements Callable<Integer> {
    @Mixin private FortuneClientOptions options;
    @Mixin private WindowOptions window;

    /** Made by the option parser. */
    public BlockingFortuneClientCommand() {}

    @Override
    public Integer call() throws CommandFailure {
        if (options.wantWindow() && window.hasWindow()) {
            return window.run(this::open);
        }
        options.checkServer();
        return printFortunes();
    }

    private void open(QObject application) {
        FortuneThread thread = new FortuneThread(options.timeoutMsecs());
        thread.setParent(application);
        FortuneForm form = new FortuneForm("Blocking Fortune Client", thread::request);
        thread.received.connect(thread, form::showFortune); // in this thread, not in that one
        thread.failed.connect(thread, form::showFailure);
        QCoreApplication.instance().aboutToQuit.connect(thread::stop);
        form.open(options.host(), options.port());
    }

    private int printFortunes() throws CommandFailure {
        BlockingFortuneClient client = new BlockingFortuneClient(options.timeoutMsecs());
        try {
            for (int i = 0; i < options.count(); i++) {
                options.print(client.fetch(options.host(), options.port()));
            }
        } catch (NoFortuneException e) {
            throw options.failure(e.getMessage());
        }
        return 0;
    }
}
