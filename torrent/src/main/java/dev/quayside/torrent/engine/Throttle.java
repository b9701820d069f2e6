// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.engine;

import dev.quayside.core.QObject;
import dev.quayside.core.QTimer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Holds the rates of all torrents within their limits: each within its own, all together within the
 * common one.
 *
 * <p>Peers that may not go on wait here, and take turns. Without limits it costs nothing, not even
 * a timer.
 */
final class Throttle extends QObject {
    private static final int REFILL_MSECS = 50;

    private final Clock clock;
    private final QTimer timer = new QTimer(this);
    private final TokenBucket down = new TokenBucket();
    private final TokenBucket up = new TokenBucket();
    private final List<TokenBucket> all = new ArrayList<>(List.of(down, up));
    private final Set<BlockSource> waitingToRead = new LinkedHashSet<>();
    private final Set<PeerConnection> waitingToSend = new LinkedHashSet<>();

    Throttle(QObject parent, Clock clock) {
        super(parent);
        this.clock = clock;
        timer.setInterval(REFILL_MSECS);
        timer.timeout.connect(this::refill);
    }

    /** Makes the bucket of a torrent. */
    TokenBucket newBucket() {
        TokenBucket bucket = new TokenBucket();
        all.add(bucket);
        return bucket;
    }

    void drop(TokenBucket bucket) {
        all.remove(bucket);
    }

    void setLimits(long downRate, long upRate) {
        setLimit(down, downRate);
        setLimit(up, upRate);
    }

    void setLimit(TokenBucket bucket, long rate) {
        bucket.setRate(rate, clock.now());
        boolean any = all.stream().anyMatch(TokenBucket::isLimited);
        if (any && !timer.isActive()) {
            timer.start();
        } else if (!any) {
            timer.stop();
            refill();
        }
    }

    TokenBucket down() {
        return down;
    }

    TokenBucket up() {
        return up;
    }

    /** How many bytes may be read from a peer now. */
    int readQuota(BlockSource peer, TokenBucket own) {
        long quota = Math.min(down.available(), own.available());
        if (quota <= 0) {
            waitingToRead.add(peer);
        }
        return (int) Math.min(Integer.MAX_VALUE, quota);
    }

    void read(BlockSource peer, TokenBucket own, int bytes) {
        down.take(bytes);
        own.take(bytes);
        if (Math.min(down.available(), own.available()) <= 0) {
            waitingToRead.add(peer);
        }
    }

    /** Whether a peer may be sent something now; if not, its turn comes later. */
    boolean maySend(PeerConnection peer, TokenBucket own) {
        if (Math.min(up.available(), own.available()) > 0) {
            return true;
        }
        waitingToSend.add(peer);
        return false;
    }

    void sent(TokenBucket own, int bytes) {
        up.take(bytes);
        own.take(bytes);
    }

    private void refill() {
        long now = clock.now();
        all.forEach(bucket -> bucket.refill(now));
        takeTurns(waitingToRead, BlockSource::read);
        takeTurns(waitingToSend, PeerConnection::resumeSending);
    }

    private static <T extends BlockSource> void takeTurns(Set<T> waiting, Consumer<T> turn) {
        List<T> peers = new ArrayList<>(waiting);
        waiting.clear();
        peers.stream().filter(peer -> !peer.isOver()).forEach(turn);
    }
}
