// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.engine;

import dev.quayside.network.QHostAddress;
import dev.quayside.torrent.metainfo.Info;
import dev.quayside.torrent.wire.AllowedFast;
import dev.quayside.torrent.wire.Bitfield;
import dev.quayside.torrent.wire.ExtensionHandshake;
import dev.quayside.torrent.wire.MessageType;
import dev.quayside.torrent.wire.Messages;

/** What a peer is told when it is connected: which pieces there are, and what we understand. */
final class Greeting {
    private static final int ALLOWED_FAST = 10;

    private final Info info;
    private final PiecePicker picker;

    Greeting(Info info, PiecePicker picker) {
        this.info = info;
        this.picker = picker;
    }

    void greet(PeerConnection peer, int listeningPort) {
        tellPieces(peer);
        tellExtensions(peer, listeningPort, true);
        allowFast(peer);
    }

    /** Who seeds by BEP 16 tells of its pieces one by one, and not that it takes none. */
    void greetAsIfThereWereNothing(PeerConnection peer, int listeningPort) {
        if (peer.fast) {
            peer.send(Messages.plain(MessageType.HAVE_NONE));
        }
        tellExtensions(peer, listeningPort, false);
    }

    /** A peer of a magnet link was told that we have nothing, and of no torrent. */
    void greetAgain(PeerConnection peer, int listeningPort) {
        picker.complete().stream()
                .forEach(piece -> peer.send(Messages.piece(MessageType.HAVE, piece)));
        tellExtensions(peer, listeningPort, true);
    }

    private void tellPieces(PeerConnection peer) {
        int count = picker.complete().cardinality();
        if (peer.fast && count == info.pieceCount()) {
            peer.send(Messages.plain(MessageType.HAVE_ALL));
        } else if (peer.fast && count == 0) {
            peer.send(Messages.plain(MessageType.HAVE_NONE));
        } else if (count > 0) {
            peer.send(
                    Messages.of(
                            MessageType.BITFIELD,
                            Bitfield.encode(picker.complete(), info.pieceCount())));
        }
    }

    /** At first, and again when we take nothing any more (BEP 21), or something again. */
    void tellExtensions(PeerConnection peer, int listeningPort, boolean openly) {
        if (peer.extended) {
            ExtensionHandshake ours =
                    new ExtensionHandshake(
                            ExtensionHandshake.OUR_METADATA_ID,
                            info.isPrivate() ? 0 : ExtensionHandshake.OUR_PEX_ID,
                            info.raw().length,
                            listeningPort,
                            PeerInbox.MOST_REQUESTS,
                            "Quayside",
                            openly && picker.missing().isEmpty());
            peer.send(Messages.extended(0, ours.encode()));
        }
    }

    /** Lets a newcomer have a few pieces at once. */
    private void allowFast(PeerConnection peer) {
        QHostAddress address = new QHostAddress(peer.address.host());
        byte[] bytes = address.isNull() ? new byte[0] : address.toInetAddress().getAddress();
        if (peer.fast && bytes.length == 4 && !picker.complete().isEmpty()) {
            peer.grantedFast = AllowedFast.of(bytes, info.hash(), info.pieceCount(), ALLOWED_FAST);
            peer.grantedFast.and(picker.complete());
            peer.grantedFast.stream()
                    .forEach(i -> peer.send(Messages.piece(MessageType.ALLOWED_FAST, i)));
        }
    }
}
