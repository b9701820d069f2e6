// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.examples.blockingfortuneclient;

import dev.quayside.examples.command.CommandFailure;
import dev.quayside.examples.fortunes.FortuneClientOptions;
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

    /** Made by the option parser. */
    public BlockingFortuneClientCommand() {}

    @Override
    public Integer call() throws CommandFailure {
        options.check();
        options.checkServer();
        return printFortunes();
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
