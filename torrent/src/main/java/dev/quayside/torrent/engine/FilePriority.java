// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.engine;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/** How much a file of a torrent is wanted, from the least on. */
public enum FilePriority {
    /** It is not fetched. */
    SKIP("Skip"),
    /** It is fetched when nothing else is left. */
    LOW("Low"),
    /** It is fetched. */
    NORMAL("Normal"),
    /** It is fetched before all others. */
    HIGH("High");

    private final String text;

    FilePriority(String text) {
        this.text = text;
    }

    /**
     * Returns the priorities that mean a choice of files.
     *
     * @param files the indices of those that are wanted
     * @param count how many files there are
     * @return one for each file: {@link #NORMAL} or {@link #SKIP}
     */
    public static List<FilePriority> ofChoice(BitSet files, int count) {
        return IntStream.range(0, count).mapToObj(i -> files.get(i) ? NORMAL : SKIP).toList();
    }

    /**
     * Returns a word for people.
     *
     * @return the word
     */
    public String text() {
        return text;
    }
}
