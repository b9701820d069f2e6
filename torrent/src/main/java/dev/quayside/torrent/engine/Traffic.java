// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.engine;

/** What a torrent receives and sends: measured, and held within its limits. */
final class Traffic {
    private final Throttle throttle;
    private final Clock clock;
    private final TokenBucket ownDown;
    private final TokenBucket ownUp;
    private final RateMeter down;
    private final RateMeter up;

    Traffic(Throttle throttle, Clock clock) {
        this.throttle = throttle;
        this.clock = clock;
        ownDown = throttle.newBucket();
        ownUp = throttle.newBucket();
        down = new RateMeter(clock.now());
        up = new RateMeter(clock.now());
    }

    /** Sets limits in bytes a second; 0 for none. */
    void setLimits(long downRate, long upRate) {
        throttle.setLimit(ownDown, downRate);
        throttle.setLimit(ownUp, upRate);
    }

    /** How many bytes may be read from somebody now. */
    int readQuota(BlockSource from) {
        return throttle.readQuota(from, ownDown);
    }

    void received(BlockSource from, int bytes) {
        down.add(clock.now(), bytes);
        throttle.read(from, ownDown, bytes);
    }

    /** Whether a peer may be sent something now; if not, its turn comes later. */
    boolean maySend(PeerConnection peer) {
        return throttle.maySend(peer, ownUp);
    }

    void sent(int bytes) {
        up.add(clock.now(), bytes);
        throttle.sent(ownUp, bytes);
    }

    long downRate() {
        return down.rate(clock.now());
    }

    long upRate() {
        return up.rate(clock.now());
    }

    long downloaded() {
        return down.total();
    }

    long uploaded() {
        return up.total();
    }

    void end() {
        throttle.drop(ownDown);
        throttle.drop(ownUp);
    }
}
