// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.bench.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A JDK of this machine. */
record Jdk(int version, Path home) {
    private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(?:1\\.)?(\\d+).*\"");
    private static final int OLDEST = 17;
    private static final Path USUAL_PLACE = Path.of("/usr/lib/jvm");

    Path tool(String name) {
        return home.resolve("bin").resolve(name);
    }

    /** The JDKs from 17 on, one of each version, oldest first. */
    static List<Jdk> all() throws IOException {
        Map<Integer, Jdk> found = new TreeMap<>();
        for (Path home : candidates()) {
            at(home).filter(jdk -> jdk.version >= OLDEST)
                    .ifPresent(jdk -> found.putIfAbsent(jdk.version, jdk));
        }
        return List.copyOf(found.values());
    }

    /** The one that runs us, those of variables like JAVA_HOME_25_X64, and those of the system. */
    private static List<Path> candidates() throws IOException {
        Stream<Path> named =
                System.getenv().entrySet().stream()
                        .filter(variable -> variable.getKey().startsWith("JAVA_HOME"))
                        .map(variable -> Path.of(variable.getValue()));
        Stream<Path> own = Stream.of(Path.of(System.getProperty("java.home")));
        if (!Files.isDirectory(USUAL_PLACE)) {
            return Stream.concat(own, named).toList();
        }
        try (Stream<Path> usual = Files.list(USUAL_PLACE)) {
            Stream<Path> sorted = usual.sorted(Comparator.naturalOrder());
            return Stream.concat(Stream.concat(own, named), sorted).toList();
        }
    }

    /** Empty if there is no JDK in a folder. */
    static Optional<Jdk> at(Path home) throws IOException {
        Path release = home.resolve("release");
        if (!Files.isExecutable(home.resolve("bin/java")) || !Files.isReadable(release)) {
            return Optional.empty();
        }
        return versionIn(Files.readString(release)).map(version -> new Jdk(version, home));
    }

    /** The number (17, 21, ...) in the text of a release file. */
    static Optional<Integer> versionIn(String release) {
        Matcher matcher = VERSION.matcher(release);
        return matcher.find() ? Optional.of(Integer.valueOf(matcher.group(1))) : Optional.empty();
    }
}
