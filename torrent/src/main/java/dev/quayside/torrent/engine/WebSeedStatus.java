// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.engine;

/**
 * How a web seed is doing, at one moment.
 *
 * @param address where it is
 * @param state what happens
 * @param message why it is not used; null if there is no reason
 * @param downRate bytes a second that it sends
 * @param downloaded bytes of pieces that it has sent
 */
public record WebSeedStatus(
        String address, State state, String message, long downRate, long downloaded) {
    /** What happens. */
    public enum State {
        /** Nothing is fetched from it at the moment. */
        IDLE,
        /** It is asked, or sends. */
        WORKING,
        /** Something went wrong; it will be asked again. */
        FAILED,
        /** It is not asked any more: it cannot be, has not got the files, or has sent bad data. */
        ABANDONED
    }
}
