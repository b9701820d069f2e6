// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.bench.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Compiles what Maven does not, or not always: the load generator, servers in C and C++, and the
 * module that the oldest JDK cannot compile.
 */
final class NativePrograms {
    private final Path sources;
    private final Path target;

    /**
     * @param sources the folder with c and cpp in it
     * @param target where the programs go
     */
    NativePrograms(Path sources, Path target) throws IOException {
        this.sources = sources;
        this.target = Files.createDirectories(target);
    }

    /** Without it there is nothing to measure with. */
    Path loadGenerator() throws IOException, InterruptedException, CommandFailure {
        try (Stream<Path> files = Files.list(sources.resolve("c/load"))) {
            return compileC(
                    "load", files.filter(f -> f.toString().endsWith(".c")).sorted().toList());
        }
    }

    Path epollEcho() throws IOException, InterruptedException, CommandFailure {
        return compileC("epoll_echo", List.of(sources.resolve("c/epoll_echo.c")));
    }

    /** Empty where there is no compiler for it, or no Qt. */
    Optional<Path> qtEcho() throws IOException, InterruptedException, CommandFailure {
        Optional<Path> compiler = Tools.find("g++");
        if (compiler.isEmpty() || Tools.find("pkg-config").isEmpty()) {
            return Optional.empty();
        }
        String flags;
        try {
            flags = Tools.run(List.of("pkg-config", "--cflags", "--libs", "Qt6Network"));
        } catch (CommandFailure notInstalled) {
            return Optional.empty();
        }
        Path program = target.resolve("qt_echo");
        List<String> command = command(compiler.get(), "-std=c++17", program);
        command.add("-fPIC");
        command.add(sources.resolve("cpp/qt_echo.cpp").toString());
        command.addAll(List.of(flags.trim().split("\\s+")));
        Tools.run(command);
        return Optional.of(program);
    }

    /** Compiles Quayside's module for epoll, which may be there or not; gives its folder. */
    Path epollModule(Path module, Jdk jdk)
            throws IOException, InterruptedException, CommandFailure {
        Path classes = target.resolve("epoll-classes");
        List<String> command =
                new ArrayList<>(
                        List.of(jdk.tool("javac").toString(), "-nowarn", "-d", classes.toString()));
        try (Stream<Path> files = Files.walk(module.resolve("src/main/java"))) {
            files.map(Path::toString).filter(f -> f.endsWith(".java")).forEach(command::add);
        }
        Tools.run(command);
        return classes;
    }

    private Path compileC(String name, List<Path> files)
            throws IOException, InterruptedException, CommandFailure {
        Path compiler =
                Tools.find("gcc")
                        .orElseThrow(
                                () -> new CommandFailure("gcc is needed: the load generator is C"));
        Path program = target.resolve(name);
        List<String> command = command(compiler, "-std=gnu11", program);
        files.forEach(file -> command.add(file.toString()));
        Tools.run(command);
        return program;
    }

    private static List<String> command(Path compiler, String standard, Path program) {
        return new ArrayList<>(
                List.of(
                        compiler.toString(),
                        standard,
                        "-O2",
                        "-Wall",
                        "-Wextra",
                        "-Werror",
                        "-o",
                        program.toString()));
    }
}
