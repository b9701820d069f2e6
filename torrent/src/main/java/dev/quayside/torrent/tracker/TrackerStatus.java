// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.tracker;

/**
 * How a tracker is doing, to be shown.
 *
 * @param address the tracker's address
 * @param tier its tier, from 0
 * @param state what happens
 * @param message the tracker's warning, or why asking it failed; null if there is none
 * @param seeds how many peers have all; -1 if unknown
 * @param leeches how many peers have not; -1 if unknown
 * @param downloads how many have fetched all so far; -1 if unknown
 * @param peers how many peers it named the last time; -1 if it has not answered
 * @param nextSeconds in how many seconds it will be asked next; -1 if it is not planned
 */
public record TrackerStatus(
        String address,
        int tier,
        State state,
        String message,
        int seeds,
        int leeches,
        int downloads,
        int peers,
        int nextSeconds) {
    /** What happens. */
    public enum State {
        /** It has not been asked. */
        IDLE,
        /** It is being asked. */
        ASKING,
        /** It has answered. */
        WORKING,
        /** Asking it failed; it will be asked again. */
        FAILED,
        /** It cannot be asked by this program. */
        UNSUPPORTED
    }
}
