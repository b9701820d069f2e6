// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.engine;

/** What a torrent is doing. */
public enum TorrentState {
    /** It has not been started, or has been stopped. */
    IDLE("Idle"),
    /** It keeps its place but does nothing. */
    PAUSED("Paused"),
    /** It ends: what has come goes to the disk, and the trackers are told. */
    STOPPING("Stopping"),
    /** Files are made, and pieces that are there are checked. */
    PREPARING("Preparing"),
    /** It looks for peers. */
    SEARCHING("Searching"),
    /** It connects to peers. */
    CONNECTING("Connecting"),
    /** It fetches its first piece. */
    WARMING_UP("Warming up"),
    /** It fetches pieces. */
    DOWNLOADING("Downloading"),
    /** It fetches the last blocks. */
    FINISHING("Finishing"),
    /** It has all that is wanted, and gives. */
    SEEDING("Seeding"),
    /** It has stopped since something went wrong. */
    FAILED("Failed");

    private final String text;

    TorrentState(String text) {
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
