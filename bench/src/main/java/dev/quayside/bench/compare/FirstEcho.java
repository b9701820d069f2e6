// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.bench.compare;

import com.google.gson.Gson;
import java.io.IOException;
import java.util.OptionalLong;

/** A process of the load generator that tries until a server answers. */
final class FirstEcho {
    private final Process process;

    private record Answer(long monotonicNanos) {}

    FirstEcho(Process process) {
        this.process = process;
    }

    /**
     * Waits for it.
     *
     * @return when it was, on the clock of {@link System#nanoTime}; empty if it never was
     */
    OptionalLong await() throws IOException {
        Answer answer = new Gson().fromJson(process.inputReader().readLine(), Answer.class);
        process.onExit().join();
        return answer == null ? OptionalLong.empty() : OptionalLong.of(answer.monotonicNanos());
    }
}
