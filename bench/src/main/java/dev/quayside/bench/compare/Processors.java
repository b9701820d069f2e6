// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.bench.compare;

import java.util.ArrayList;
import java.util.List;

/** On which processor a program runs, how urgently, and that it does not outlive us. */
record Processors(int server, int load, int nice) {
    /** Checks that there are two, and what it takes to choose between them. */
    static Processors check(int server, int load, int nice) throws CommandFailure {
        int there = Runtime.getRuntime().availableProcessors();
        if (Math.max(server, load) >= there || server == load) {
            throw new CommandFailure("two processors are needed: there are " + there);
        }
        for (String tool : List.of("taskset", "nice", "setpriv")) {
            if (Tools.find(tool).isEmpty()) {
                throw new CommandFailure(tool + " is needed (of util-linux or coreutils)");
            }
        }
        return new Processors(server, load, nice);
    }

    List<String> forServer(List<String> command) {
        return pinned(server, command);
    }

    List<String> forLoad(List<String> command) {
        return pinned(load, command);
    }

    /** All three replace themselves by the command, so that the process is the command's. */
    private List<String> pinned(int processor, List<String> command) {
        List<String> all = new ArrayList<>();
        all.addAll(List.of("setpriv", "--pdeathsig", "KILL"));
        all.addAll(List.of("nice", "-n", Integer.toString(nice)));
        all.addAll(List.of("taskset", "-c", Integer.toString(processor)));
        all.addAll(command);
        return all;
    }
}
