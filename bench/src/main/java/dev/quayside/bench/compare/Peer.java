// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.bench.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A server that takes part.
 *
 * @param name its name in the results
 * @param jdk what runs it; null for a native program
 * @param arguments of the java command, or the native program; the port is put behind them
 * @param environment variables that it needs
 */
record Peer(String name, Jdk jdk, List<String> arguments, Map<String, String> environment) {
    /** The one that all others are compared with. */
    static final String LIMIT = "C epoll";

    /** The same program once more: as far as its ratio is from 1, nothing can be told apart. */
    static final String LIMIT_AGAIN = "C epoll again";

    static Peer ofProgram(String name, Path program, Map<String, String> environment) {
        return new Peer(name, null, List.of(program.toString()), environment);
    }

    static Peer ofJava(String name, Jdk jdk, String... arguments) {
        return new Peer(name, jdk, List.of(arguments), Map.of());
    }

    boolean isJava() {
        return jdk != null;
    }

    /** Empty if the JDK has none, or there is no JDK. */
    Optional<Path> jdkTool(String tool) {
        return Optional.ofNullable(jdk).map(j -> j.tool(tool)).filter(p -> p.toFile().canExecute());
    }

    List<String> command(int port, Heap heap) {
        List<String> command = new ArrayList<>();
        if (isJava()) {
            command.add(jdk.tool("java").toString());
            command.addAll(heap.options);
        }
        command.addAll(arguments);
        command.add(Integer.toString(port));
        return command;
    }

    /** The memory that a JVM is started with. */
    enum Heap {
        /** Enough that collections are rare, as on a server. */
        ROOMY("-Xms256m", "-Xmx1g", "-XX:+UseSerialGC"),
        /** Grows with what is in it. */
        SMALL("-Xms16m", "-Xmx1g", "-XX:+UseSerialGC");

        final List<String> options;

        Heap(String... options) {
            this.options = List.of(options);
        }
    }
}
