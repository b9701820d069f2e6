// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.bench.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The servers that can take part on this machine, and why the others cannot. */
final class Peers {
    private static final String EPOLL_PROVIDER = "dev.quayside.epoll.EpollSelectorProvider";
    private static final String PACKAGE = "dev.quayside.bench.peers.";

    /** From this version on Java has the foreign-function API for good. */
    private static final int HAS_FOREIGN = 22;

    /** From this version on the JVM warns of what Netty does. */
    private static final int WARNS_OF_NATIVE = 24;

    /** Before each sleep of the loop: what it gives a single connection is to be seen. */
    private static final String SPIN_MICROS = "50";

    private final List<Peer> all = new ArrayList<>();
    private final List<Peer> launched = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();

    /**
     * Finds and builds them.
     *
     * @param project the folder of Quayside, whose command is built
     */
    static Peers find(NativePrograms programs, List<Jdk> jdks, Path project)
            throws IOException, InterruptedException, CommandFailure {
        Peers peers = new Peers();
        peers.addNative(programs);
        peers.addLibraries(jdks.get(jdks.size() - 1));
        peers.addQuayside(jdks, project.resolve("app/target/quayside.jar"));
        peers.addQuaysideOnEpoll(programs, jdks.get(jdks.size() - 1), project);
        peers.addLaunched(jdks, project.resolve("quayside"));
        return peers;
    }

    List<Peer> all() {
        return all;
    }

    /** Quayside as its launcher starts it, which makes no difference later than the start. */
    List<Peer> launched() {
        return launched;
    }

    /** Sentences for the user. */
    List<String> missing() {
        return missing;
    }

    private void addNative(NativePrograms programs)
            throws IOException, InterruptedException, CommandFailure {
        Path epoll = programs.epollEcho();
        all.add(Peer.ofProgram(Peer.LIMIT, epoll, Map.of()));
        all.add(Peer.ofProgram(Peer.LIMIT_AGAIN, epoll, Map.of()));
        Optional<Path> qt = programs.qtEcho();
        if (qt.isPresent()) {
            all.add(Peer.ofProgram("Qt C++", qt.get(), Map.of("QT_NO_GLIB", "1")));
        } else {
            missing.add("Qt C++ is left out: it needs g++, pkg-config and Qt 6 (qt6-base-dev).");
        }
    }

    private void addLibraries(Jdk jdk) {
        all.add(library("Netty NIO", jdk, "NettyEcho", "nio"));
        if (System.getProperty("os.arch").equals("amd64")) {
            all.add(library("Netty epoll", jdk, "NettyEcho", "epoll"));
        } else {
            missing.add("Netty epoll is left out: its native part is here for x86_64 only.");
        }
        all.add(library("Vert.x", jdk, "VertxEcho"));
        all.add(library("plain NIO", jdk, "NioEcho"));
    }

    private static Peer library(String name, Jdk jdk, String main, String... arguments) {
        List<String> command = new ArrayList<>();
        if (jdk.version() >= WARNS_OF_NATIVE) {
            command.add("--enable-native-access=ALL-UNNAMED");
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(PACKAGE + main);
        command.addAll(List.of(arguments));
        return Peer.ofJava(name, jdk, command.toArray(String[]::new));
    }

    private void addQuayside(List<Jdk> jdks, Path jar) {
        Jdk oldest = jdks.get(0);
        Jdk newest = jdks.get(jdks.size() - 1);
        all.add(quayside(oldest, jar));
        if (oldest.version() != newest.version()) {
            all.add(quayside(newest, jar));
        } else {
            missing.add("Quayside runs on JDK " + oldest.version() + " only: there is no other.");
        }
        all.add(
                Peer.ofJava(
                        "Quayside (spinning)",
                        newest,
                        "-jar",
                        jar.toString(),
                        "echo",
                        "--spin",
                        SPIN_MICROS,
                        "--port"));
    }

    /** The same with the channels of the optional module. */
    private void addQuaysideOnEpoll(NativePrograms programs, Jdk jdk, Path project)
            throws IOException, InterruptedException, CommandFailure {
        if (jdk.version() < HAS_FOREIGN) {
            missing.add("Quayside on epoll is left out: it needs JDK 22.");
            return;
        }
        Path module = programs.epollModule(project.resolve("epoll"), jdk);
        all.add(
                Peer.ofJava(
                        "Quayside (epoll)",
                        jdk,
                        "--enable-native-access=ALL-UNNAMED",
                        "-Djava.nio.channels.spi.SelectorProvider=" + EPOLL_PROVIDER,
                        "-cp",
                        project.resolve("app/target/quayside.jar") + ":" + module,
                        "dev.quayside.app.Main",
                        "echo",
                        "--port"));
    }

    private void addLaunched(List<Jdk> jdks, Path launcher)
            throws IOException, InterruptedException {
        for (Jdk jdk : List.of(jdks.get(0), jdks.get(jdks.size() - 1))) {
            Map<String, String> environment = Map.of("JAVA_HOME", jdk.home().toString());
            String name = "Quayside (JDK " + jdk.version() + ", launcher)";
            List<String> command = List.of(launcher.toString(), "echo", "--port");
            Peer peer = new Peer(name, null, command, environment);
            if (!launched.contains(peer)) {
                makeArchive(launcher, environment);
                launched.add(peer);
            }
        }
    }

    /** At its first use the launcher makes the archive of classes. */
    private static void makeArchive(Path launcher, Map<String, String> environment)
            throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(launcher.toString(), "--version")
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment);
        builder.start().waitFor();
    }

    private static Peer quayside(Jdk jdk, Path jar) {
        String name = "Quayside (JDK " + jdk.version() + ")";
        return Peer.ofJava(name, jdk, "-jar", jar.toString(), "echo", "--port");
    }
}
