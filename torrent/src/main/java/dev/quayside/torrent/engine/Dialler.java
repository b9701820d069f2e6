// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.engine;

import dev.quayside.core.QObject;
import dev.quayside.core.QTimer;
import dev.quayside.core.Signal1;
import dev.quayside.torrent.metainfo.InfoHash;
import dev.quayside.torrent.tracker.PeerAddress;
import dev.quayside.torrent.wire.Handshake;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Calls the peers of a torrent, a few at a time, as long as there is need and room for them. */
final class Dialler extends QObject {
    private static final int AT_A_TIME = 20;
    private static final int ENOUGH = 60;
    private static final int ASK_FOR = 100;

    /** Emitted with a peer that answers as it should. */
    final Signal1<NewPeer> connected = new Signal1<>(this);

    /** Who needs peers. */
    interface Client {
        InfoHash hash();

        int peerCount();

        boolean needsPeers();
    }

    private final Client torrent;
    private final TorrentEngine engine;
    private final EngineParts parts;
    private final PeerPool pool = new PeerPool();
    private final Set<Handshaker> dialling = new HashSet<>();
    private boolean running;

    Dialler(QObject parent, Client torrent, TorrentEngine engine, EngineParts parts) {
        super(parent);
        this.torrent = torrent;
        this.engine = engine;
        this.parts = parts;
    }

    void start() {
        running = true;
        dial();
    }

    void stop() {
        running = false;
        dialling.forEach(Handshaker::cancel);
        dialling.clear();
    }

    boolean isDialling() {
        return !dialling.isEmpty();
    }

    /** How many peers to ask a tracker for. */
    int wanted() {
        return torrent.peerCount() < ENOUGH ? ASK_FOR : 0;
    }

    void add(List<PeerAddress> addresses) {
        addresses.forEach(pool::add);
        dial();
    }

    /** A peer is connected that somebody else has called. */
    void isConnected(PeerAddress address) {
        pool.isConnected(address);
    }

    /** More is wanted than before: also peers that were left are called. */
    void dialAnew() {
        pool.hurry();
        dial();
    }

    void dial() {
        boolean need = torrent.needsPeers();
        while (running
                && need
                && dialling.size() < AT_A_TIME
                && torrent.peerCount() + dialling.size() < ENOUGH
                && engine.hasRoom()) {
            PeerAddress next = pool.next(parts.clock.now());
            if (next == null) {
                return;
            }
            call(next);
        }
    }

    private void call(PeerAddress address) {
        call(address, parts.settings.encryption == Encryption.REQUIRED);
    }

    private void call(PeerAddress address, boolean obfuscated) {
        Handshake ours = new Handshake(torrent.hash(), parts.peerId, true, true);
        Handshaker[] self = new Handshaker[1];
        self[0] =
                Handshaker.call(
                        this,
                        address,
                        ours,
                        obfuscated,
                        parts.settings.encryption == Encryption.REQUIRED,
                        new Handshaker.Result() {
                            @Override
                            public void connected(PeerStream stream, Handshake theirs) {
                                dialling.remove(self[0]);
                                answered(address, stream, theirs);
                            }

                            @Override
                            public void failed(String reason) {
                                dialling.remove(self[0]);
                                tryOtherwise(address, obfuscated, self[0].wasConnected());
                            }
                        });
        dialling.add(self[0]);
    }

    /** A peer that hangs up on the plain protocol may want it obfuscated. */
    private void tryOtherwise(PeerAddress address, boolean wasObfuscated, boolean wasConnected) {
        boolean again =
                running
                        && wasConnected
                        && !wasObfuscated
                        && parts.settings.encryption == Encryption.ALLOWED;
        if (again) {
            call(address, true);
        } else {
            ended(address, true, false);
            QTimer.singleShot(0, this, this::dial);
        }
    }

    private void answered(PeerAddress address, PeerStream stream, Handshake theirs) {
        boolean self = Arrays.equals(theirs.peerId(), parts.peerId);
        if (self || !theirs.hash().equals(torrent.hash()) || !running) {
            stream.socket().abort();
            if (self) {
                pool.isOurselves(address);
            } else {
                ended(address, true, false);
            }
            return;
        }
        connected.emit(new NewPeer(stream, address, true, theirs, false));
    }

    /**
     * Of two connections to the same peer, both sides keep the one that was called by the greater
     * id.
     */
    boolean keepsOld(PeerConnection old, NewPeer fresh) {
        if (old.outgoing == fresh.outgoing()) {
            return true;
        }
        boolean weAreGreater = Arrays.compareUnsigned(parts.peerId, fresh.handshake().peerId()) > 0;
        return old.outgoing == weAreGreater;
    }

    /** A connection has ended, or could not be made. */
    void ended(PeerAddress address, boolean outgoing, boolean useful) {
        if (outgoing) {
            pool.ended(address, parts.clock.now(), useful);
        }
    }

    void ban(String host) {
        pool.ban(host);
    }

    boolean isBanned(String host) {
        return pool.isBanned(host);
    }
}
