package dev.quayside.torrent.engine;

import dev.quayside.torrent.wire.MessageHandler;
import dev.quayside.torrent.wire.ProtocolException;

/** What a connection tells its torrent. All in the thread of both. */
interface PeerListener {
    /** The peer has a piece it had not before. */
    void gotPiece(PeerConnection peer, int piece);

    /** The peer has told all the pieces that it has. */
    void gotPieces(PeerConnection peer);

    /** The peer lets us ask for a piece in spite of choking. */
    void gotAllowedFast(PeerConnection peer);

    /** The peer takes requests, or does not any more; what was asked for then will not come. */
    void chokingChanged(PeerConnection peer);

    /** The peer wants pieces, or does not any more. */
    void interestChanged(PeerConnection peer);

    /** The peer has new requests for us. */
    void requested(PeerConnection peer);

    /** The peer will not send a block that it was asked for. */
    void rejected(PeerConnection peer, BlockRef block);

    /** A block that was asked for begins to come. */
    MessageHandler.BlockFate blockBegins(PeerConnection peer);

    /** An array for the block that begins to come. */
    byte[] blockArray();

    /** The connection ends in the middle of a block: its array is not needed any more. */
    void blockAbandoned(byte[] data);

    /** A block that was asked for has come. */
    void received(PeerConnection peer, BlockRef block, byte[] data);

    /** The peer can take more bytes. */
    void sent(PeerConnection peer);

    /** The peer has told about its extensions. */
    void extensionsKnown(PeerConnection peer);

    /** An extension message with one of our numbers. */
    void extended(PeerConnection peer, int id, byte[] body) throws ProtocolException;

    /** How many bytes may be read from the peer now. */
    int readQuota(PeerConnection peer);

    /** So many bytes were read. */
    void read(PeerConnection peer, int bytes);

    /** The connection has ended. */
    void closed(PeerConnection peer, String reason);
}
