// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A scenario and, where it was recorded, its trace.
 *
 * @param name the name of its file without the ending
 * @param source its statements, one a line
 * @param recorded what Qt did, or null
 */
record Scenario(String name, String source, String recorded) {
    private static final String SCENARIO = ".scenario";

    /**
     * Reads a scenario without its trace.
     *
     * @param file the file
     * @return the scenario
     * @throws IOException if it cannot be read
     */
    static Scenario read(Path file) throws IOException {
        return new Scenario(nameOf(file), Files.readString(file), null);
    }

    /**
     * Reads every scenario of a folder that has its trace beside it.
     *
     * @param folder the folder; those inside it are not looked into
     * @return the scenarios by name
     * @throws IOException if one cannot be read
     */
    static List<Scenario> readRecorded(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> file.toString().endsWith(SCENARIO)).sorted().toList();
        }
        List<Scenario> scenarios = new ArrayList<>();
        for (Path file : files) {
            Path trace = file.resolveSibling(nameOf(file) + ".trace");
            if (Files.exists(trace)) {
                scenarios.add(
                        new Scenario(
                                nameOf(file), Files.readString(file), Files.readString(trace)));
            }
        }
        return scenarios;
    }

    private static String nameOf(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(SCENARIO)
                ? name.substring(0, name.length() - SCENARIO.length())
                : name;
    }
}
