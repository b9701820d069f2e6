// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.engine;

/**
 * Limits a rate: bytes are tokens, of which so many come back every second.
 *
 * <p>A message is let pass while there is any token, and may run into debt, so that large messages
 * pass at small rates too.
 */
final class TokenBucket {
    /** No limit. */
    static final long UNLIMITED = 0;

    private long rate;
    private long tokens;
    private long refilled;

    /** Sets the limit in bytes a second; {@link #UNLIMITED} for none. */
    void setRate(long bytesPerSecond, long now) {
        rate = bytesPerSecond;
        tokens = 0;
        refilled = now;
    }

    long rate() {
        return rate;
    }

    boolean isLimited() {
        return rate != UNLIMITED;
    }

    /**
     * Gives back the tokens of the time that has passed; at most those of a quarter of a second.
     */
    void refill(long now) {
        if (isLimited()) {
            long due = rate * (now - refilled) / 1000;
            if (due > 0) {
                tokens = Math.min(tokens + due, Math.max(rate / 4, 1));
                refilled = now;
            }
        }
    }

    /** How many bytes may pass now. */
    long available() {
        return isLimited() ? Math.max(0, tokens) : Long.MAX_VALUE;
    }

    void take(long bytes) {
        if (isLimited()) {
            tokens -= bytes;
        }
    }
}
