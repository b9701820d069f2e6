// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.engine;

import dev.quayside.core.QObject;
import dev.quayside.core.Signal1;
import dev.quayside.torrent.metainfo.Info;
import dev.quayside.torrent.tracker.PeerAddress;
import dev.quayside.torrent.wire.ExtensionHandshake;
import dev.quayside.torrent.wire.Messages;
import dev.quayside.torrent.wire.MetadataMessage;
import dev.quayside.torrent.wire.PexMessage;
import dev.quayside.torrent.wire.ProtocolException;
import java.util.Arrays;
import java.util.List;

/**
 * The extension messages of a swarm (BEP 10): giving the info dictionary to those who have a magnet
 * link only (BEP 9), and exchanging peers (BEP 11), unless the torrent is private.
 */
final class Extensions extends QObject {
    private static final int PEX_MSECS = 60_000;

    /** What is not read by a peer that asks for metadata is not added to. */
    private static final int MOST_UNSENT = 1 << 20;

    /** Emitted with peers that a peer knows. */
    final Signal1<List<PeerAddress>> peersFound = new Signal1<>(this);

    private final Info info;
    private final List<PeerConnection> peers;
    private final Clock clock;
    private final PeerNews news = new PeerNews();
    private long lastPex;

    Extensions(QObject parent, Info info, List<PeerConnection> peers, Clock clock) {
        super(parent);
        this.info = info;
        this.peers = peers;
        this.clock = clock;
        lastPex = clock.now();
    }

    void message(PeerConnection peer, int id, byte[] body) throws ProtocolException {
        if (id == ExtensionHandshake.OUR_METADATA_ID) {
            metadata(peer, MetadataMessage.decode(body));
        } else if (id == ExtensionHandshake.OUR_PEX_ID && !info.isPrivate()) {
            peersFound.emit(news.received(peer, PexMessage.decode(body), clock.now()));
        }
    }

    private void metadata(PeerConnection peer, MetadataMessage message) {
        int theirs = peer.extensions == null ? 0 : peer.extensions.metadataId();
        if (message.type() != MetadataMessage.REQUEST || theirs == 0) {
            return;
        }
        int size = info.raw().length;
        int begin = message.piece() * MetadataMessage.PIECE;
        MetadataMessage answer;
        if (begin < size && peer.unsent() < MOST_UNSENT) {
            int end = Math.min(size, begin + MetadataMessage.PIECE);
            byte[] data = Arrays.copyOfRange(info.raw(), begin, end);
            answer = new MetadataMessage(MetadataMessage.DATA, message.piece(), data);
        } else {
            answer = new MetadataMessage(MetadataMessage.REJECT, message.piece(), new byte[0]);
        }
        peer.send(Messages.extended(theirs, answer.encode(size)));
    }

    /** Called every second. */
    void tick() {
        if (info.isPrivate() || clock.now() - lastPex < PEX_MSECS) {
            return;
        }
        lastPex = clock.now();
        for (PeerConnection peer : List.copyOf(peers)) {
            int theirs = peer.extensions == null ? 0 : peer.extensions.pexId();
            PexMessage message = theirs == 0 ? null : news.forPeer(peer, peers);
            if (message != null) {
                peer.send(Messages.extended(theirs, message.encode()));
            }
        }
    }

    void closed(PeerConnection peer) {
        news.forget(peer);
    }
}
