// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.engine;

import dev.quayside.torrent.wire.MessageHandler;
import dev.quayside.torrent.wire.ProtocolException;
import java.util.BitSet;

/**
 * What a connection tells its torrent, in the thread of both. Who has no pieces yet needs the last
 * three only.
 */
interface PeerListener {
    /** The peer has a piece it had not before. */
    default void gotPiece(PeerConnection peer, int piece) {}

    /** The peer has pieces it had not before. */
    default void gotPieces(PeerConnection peer, BitSet pieces) {}

    /** The peer lets us ask for a piece in spite of choking. */
    default void gotAllowedFast(PeerConnection peer) {}

    /** The peer takes requests, or does not any more; what was asked for then will not come. */
    default void chokingChanged(PeerConnection peer) {}

    /** The peer wants pieces, or does not any more. */
    default void interestChanged(PeerConnection peer) {}

    /** The peer has new requests for us. */
    default void requested(PeerConnection peer) {}

    /** The peer will not send a block that it was asked for. */
    default void rejected(PeerConnection peer, BlockRef block) {}

    /** A block that was asked for begins to come. */
    default MessageHandler.BlockFate blockBegins(PeerConnection peer) {
        return MessageHandler.BlockFate.DROPPED;
    }

    /** An array for the block that begins to come. */
    default byte[] blockArray() {
        throw new IllegalStateException("No block was taken");
    }

    /** The connection ends in the middle of a block: its array is not needed any more. */
    default void blockAbandoned(byte[] data) {}

    /** A block that was asked for has come. */
    default void received(PeerConnection peer, BlockRef block, byte[] data) {}

    /** The peer can take more bytes. */
    default void sent(PeerConnection peer) {}

    /** How many bytes may be read from the peer now. */
    default int readQuota(PeerConnection peer) {
        return Integer.MAX_VALUE;
    }

    /** So many bytes were read. */
    default void read(PeerConnection peer, int bytes) {}

    /** The peer has told about its extensions. */
    void extensionsKnown(PeerConnection peer);

    /** An extension message with one of our numbers. */
    void extended(PeerConnection peer, int id, byte[] body) throws ProtocolException;

    /** The connection has ended. */
    void closed(PeerConnection peer, String reason);
}
