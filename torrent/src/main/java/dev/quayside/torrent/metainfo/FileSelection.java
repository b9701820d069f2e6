// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.metainfo;

import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers of files, as people and magnet links (BEP 53) write them. */
public final class FileSelection {
    private static final Pattern RANGE = Pattern.compile("(\\d{1,9})(?:-(\\d{1,9}))?");

    private FileSelection() {}

    /**
     * Reads numbers such as 0,2,4-6.
     *
     * @param text the numbers
     * @param count how many files there are
     * @return the indices of the files
     * @throws IllegalArgumentException if it is something else, or names a file that is not there
     */
    public static BitSet parse(String text, int count) {
        BitSet files = new BitSet(count);
        for (String part : text.split(",", -1)) {
            Matcher range = RANGE.matcher(part.strip());
            if (!range.matches()) {
                throw new IllegalArgumentException("'" + part + "' is not a number of a file");
            }
            int first = Integer.parseInt(range.group(1));
            int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
            if (first > last || last >= count) {
                throw new IllegalArgumentException("there is no file " + part);
            }
            files.set(first, last + 1);
        }
        return files;
    }
}
