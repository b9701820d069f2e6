// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.engine;

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
     * Returns a word for people.
     *
     * @return the word
     */
    public String text() {
        return text;
    }
}
