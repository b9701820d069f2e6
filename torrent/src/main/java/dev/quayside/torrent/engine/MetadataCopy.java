// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.engine;

import dev.quayside.torrent.bencode.BencodeLimits;
import dev.quayside.torrent.wire.Messages;
import dev.quayside.torrent.wire.MetadataMessage;
import dev.quayside.torrent.wire.ProtocolException;
import java.util.BitSet;

/** The info dictionary as one peer sends it. */
final class MetadataCopy {
    private static final int AT_A_TIME = 8;
    private static final int LATE_MSECS = 15_000;

    private final PeerConnection peer;
    private final Clock clock;
    private final byte[] bytes;
    private final int count;
    private final BitSet received = new BitSet();
    private int asked;
    private long last;

    MetadataCopy(PeerConnection peer, Clock clock) {
        this.peer = peer;
        this.clock = clock;
        bytes = new byte[peer.extensions.metadataSize()];
        count = (bytes.length + MetadataMessage.PIECE - 1) / MetadataMessage.PIECE;
        last = clock.now();
    }

    /** Whether a peer has told a sensible size. */
    static boolean isPossible(PeerConnection peer) {
        int size = peer.extensions.metadataSize();
        return peer.extensions.metadataId() > 0
                && size > 0
                && size <= BencodeLimits.METAINFO.bytes();
    }

    PeerConnection peer() {
        return peer;
    }

    void ask() {
        while (asked < count && asked - received.cardinality() < AT_A_TIME) {
            MetadataMessage request =
                    new MetadataMessage(MetadataMessage.REQUEST, asked++, new byte[0]);
            peer.send(Messages.extended(peer.extensions.metadataId(), request.encode(0)));
        }
    }

    void received(MetadataMessage message) throws ProtocolException {
        if (message.type() == MetadataMessage.REJECT) {
            throw new ProtocolException("it does not give its metadata");
        }
        if (message.type() != MetadataMessage.DATA) {
            return;
        }
        int begin = message.piece() * MetadataMessage.PIECE;
        boolean fits =
                message.piece() < count
                        && message.data().length
                                == Math.min(MetadataMessage.PIECE, bytes.length - begin);
        if (!fits) {
            throw new ProtocolException("its metadata does not fit its size");
        }
        System.arraycopy(message.data(), 0, bytes, begin, message.data().length);
        received.set(message.piece());
        last = clock.now();
        ask();
    }

    boolean isComplete() {
        return received.cardinality() == count;
    }

    boolean isLate() {
        return clock.now() - last > LATE_MSECS;
    }

    byte[] bytes() {
        return bytes;
    }
}
