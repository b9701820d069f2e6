// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.engine;

import dev.quayside.core.QObject;
import dev.quayside.core.QTimer;
import dev.quayside.network.QTcpSocket;
import dev.quayside.torrent.metainfo.InfoHash;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where peers wait that have given us what a magnet link is about, until the torrent has been made
 * of it and has looked at its files. Not for ever: nobody may want the torrent after all.
 */
final class Lobby extends QObject {
    private static final int PATIENCE_MSECS = 60_000;

    private final Map<InfoHash, List<NewPeer>> waiting = new HashMap<>();

    Lobby(QObject parent) {
        super(parent);
    }

    void add(InfoHash hash, List<NewPeer> peers) {
        close(hash);
        peers.forEach(peer -> socket(peer).setParent(this));
        waiting.put(hash, peers);
        QTimer.singleShot(
                PATIENCE_MSECS,
                this,
                () -> {
                    if (waiting.get(hash) == peers) {
                        close(hash);
                    }
                });
    }

    /** The peers that wait for a torrent, which it has to care for now. */
    List<NewPeer> take(InfoHash hash) {
        List<NewPeer> peers = waiting.remove(hash);
        if (peers == null) {
            return List.of();
        }
        peers.forEach(peer -> socket(peer).setParent(null));
        return peers;
    }

    int count() {
        return waiting.values().stream().mapToInt(List::size).sum();
    }

    private void close(InfoHash hash) {
        for (NewPeer peer : take(hash)) {
            socket(peer).abort();
            socket(peer).deleteLater();
        }
    }

    /** Sends all away. */
    void closeAll() {
        List.copyOf(waiting.keySet()).forEach(this::close);
    }

    private static QTcpSocket socket(NewPeer peer) {
        return peer.stream().socket();
    }
}
