// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a scenario has printed so far, and the signals that came since its last statement. */
final class Trace {
    private static final Pattern BYTES_WRITTEN = Pattern.compile("bytesWritten\\((\\d+)\\)");
    private static final String READY_READ = "readyRead()";

    private final List<String> lines = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();
    private boolean ordered;
    private int noted;

    private record Entry(String object, String line) {}

    /** From now on signals are printed in the order in which they came, and none are joined. */
    void setOrdered() {
        ordered = true;
    }

    /**
     * Takes note of a signal, or of a statement in a slot.
     *
     * @param object the object's name
     * @param line what is printed after the name
     */
    void note(String object, String line) {
        entries.add(new Entry(object, line));
        noted++;
    }

    /**
     * Counts the notes.
     *
     * @return how many there have been since the beginning
     */
    int noted() {
        return noted;
    }

    /**
     * Prints a statement, and under it the signals that came while it ran.
     *
     * @param statement the statement with its result
     */
    void print(String statement) {
        lines.add(statement);
        flush();
    }

    /** Prints the signals that came since the last statement. */
    void flush() {
        if (ordered) {
            entries.forEach(entry -> print(entry.object, entry.line));
        } else {
            SortedSet<String> objects = new TreeSet<>();
            entries.forEach(entry -> objects.add(entry.object));
            objects.forEach(this::flushJoined);
        }
        entries.clear();
    }

    /**
     * Returns everything printed.
     *
     * @return the lines, each with its end
     */
    String text() {
        return String.join("\n", lines) + "\n";
    }

    /** Prints one object's signals; how often it read or wrote is chance, so that is joined. */
    private void flushJoined(String object) {
        long written = -1;
        boolean readyRead = false;
        for (Entry entry : entries) {
            if (!entry.object.equals(object)) {
                continue;
            }
            Matcher matcher = BYTES_WRITTEN.matcher(entry.line);
            if (matcher.matches()) {
                written = Math.max(written, 0) + Long.parseLong(matcher.group(1));
                readyRead = false;
                continue;
            }
            if (written >= 0) {
                print(object, "bytesWritten(" + written + ")");
                written = -1;
            }
            boolean again = readyRead && entry.line.equals(READY_READ);
            readyRead = entry.line.equals(READY_READ);
            if (!again) {
                print(object, entry.line);
            }
        }
        if (written >= 0) {
            print(object, "bytesWritten(" + written + ")");
        }
    }

    private void print(String object, String line) {
        lines.add("    " + object + ": " + line);
    }
}
