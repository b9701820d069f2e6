// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.engine;

import dev.quayside.torrent.metainfo.Info;
import dev.quayside.torrent.storage.Blocks;
import dev.quayside.torrent.wire.Bitfield;
import dev.quayside.torrent.wire.ExtensionHandshake;
import dev.quayside.torrent.wire.MessageHandler;
import dev.quayside.torrent.wire.MessageReader;
import dev.quayside.torrent.wire.MessageType;
import dev.quayside.torrent.wire.ProtocolException;
import java.nio.ByteBuffer;
import java.util.BitSet;

/**
 * Understands what a peer says: checks every index, length and count against the torrent, and keeps
 * the state of the connection.
 */
final class PeerInbox implements MessageHandler {
    /** Peers keep up to 500 requests outstanding, some more. */
    static final int MOST_REQUESTS = 2048;

    /** So much of what nobody has asked for (any more) is taken for bad luck. */
    private static final long MOST_UNASKED = 16 << 20;

    private final PeerConnection peer;
    private final Info info;
    private final PeerListener listener;
    private BlockRef coming;
    private byte[] array;
    private long unasked;

    PeerInbox(PeerConnection peer, Info info, PeerListener listener) {
        this.peer = peer;
        this.info = info;
        this.listener = listener;
    }

    @Override
    public void keepAlive() {
        // that it has come is all
    }

    @Override
    public void message(int type, ByteBuffer body) throws ProtocolException {
        switch (type) {
            case MessageType.CHOKE, MessageType.UNCHOKE -> choke(type == MessageType.CHOKE);
            case MessageType.INTERESTED, MessageType.NOT_INTERESTED -> {
                peer.peerInterested = type == MessageType.INTERESTED;
                listener.interestChanged(peer);
            }
            case MessageType.HAVE -> have(body.getInt());
            case MessageType.BITFIELD -> bitfield(body);
            case MessageType.HAVE_ALL -> haveAll();
            case MessageType.REQUEST -> request(body);
            case MessageType.CANCEL -> cancel(body);
            case MessageType.REJECT -> reject(body);
            case MessageType.ALLOWED_FAST -> allowedFast(body.getInt());
            case MessageType.EXTENDED -> extended(peer, listener, body);
            default -> {
                // it has nothing, which is what we think at first; or an extension we do not know
            }
        }
    }

    private void choke(boolean choking) {
        if (peer.peerChoking != choking) {
            peer.peerChoking = choking;
            listener.chokingChanged(peer);
        }
    }

    // -- what the peer has ------------------------------------------------------------------------

    private void have(int piece) throws ProtocolException {
        checkPiece(piece);
        if (!peer.has.get(piece)) {
            peer.has.set(piece);
            listener.gotPiece(peer, piece);
        }
    }

    private void checkPiece(int piece) throws ProtocolException {
        if (piece < 0 || piece >= info.pieceCount()) {
            throw new ProtocolException("it names piece " + piece + ", which is not there");
        }
    }

    private void bitfield(ByteBuffer body) throws ProtocolException {
        add(Bitfield.decode(body, info.pieceCount()));
    }

    private void haveAll() {
        BitSet all = new BitSet();
        all.set(0, info.pieceCount());
        add(all);
    }

    /**
     * In the middle of the talk too: aria2 sends a bitfield then, instead of many single pieces.
     */
    private void add(BitSet pieces) {
        pieces.andNot(peer.has);
        peer.has.or(pieces);
        listener.gotPieces(peer, pieces);
    }

    private void allowedFast(int piece) throws ProtocolException {
        checkPiece(piece);
        peer.allowedFast.set(piece);
        listener.gotAllowedFast(peer);
    }

    // -- what the peer wants ----------------------------------------------------------------------

    private PeerRequest checked(ByteBuffer body) throws ProtocolException {
        PeerRequest request = new PeerRequest(body.getInt(), body.getInt(), body.getInt());
        checkPiece(request.piece());
        long end = (long) request.begin() + request.length();
        boolean inside =
                request.begin() >= 0
                        && request.length() > 0
                        && request.length() <= MessageReader.LONGEST_BLOCK
                        && end <= info.pieceLength(request.piece());
        if (!inside) {
            throw new ProtocolException("it names a block that is not there: " + request);
        }
        return request;
    }

    private void request(ByteBuffer body) throws ProtocolException {
        PeerRequest request = checked(body);
        boolean allowed = !peer.amChoking || peer.grantedFast.get(request.piece());
        if (!allowed || peer.requests.size() >= MOST_REQUESTS) {
            peer.reject(request);
        } else {
            peer.addRequest(request);
            listener.requested(peer);
        }
    }

    private void cancel(ByteBuffer body) throws ProtocolException {
        PeerRequest request = checked(body);
        if (peer.requests.removeFirstOccurrence(request)) {
            peer.reject(request);
        }
    }

    // -- blocks -----------------------------------------------------------------------------------

    private void reject(ByteBuffer body) throws ProtocolException {
        PeerRequest request = checked(body);
        BlockRef ref = blockOf(request.piece(), request.begin(), request.length());
        if (ref != null && peer.settle(ref)) {
            peer.allowedFast.clear(ref.piece());
            listener.rejected(peer, ref);
        }
    }

    /** The block, if these are the bounds of one; else null. */
    private BlockRef blockOf(int piece, int begin, int length) throws ProtocolException {
        checkPiece(piece);
        boolean start = begin >= 0 && begin % Blocks.LENGTH == 0 && begin < info.pieceLength(piece);
        int block = begin / Blocks.LENGTH;
        return start && length == Blocks.length(info, piece, block)
                ? new BlockRef(piece, block)
                : null;
    }

    @Override
    public BlockFate blockBegins(int piece, int begin, int length) throws ProtocolException {
        BlockRef ref = blockOf(piece, begin, length);
        if (ref == null || !peer.isAskedFor(ref)) {
            unasked += length;
            if (unasked > MOST_UNASKED) {
                throw new ProtocolException("it sends what nobody has asked for");
            }
            return BlockFate.DROPPED;
        }
        BlockFate fate = listener.blockBegins(peer);
        if (fate == BlockFate.TAKEN) {
            coming = ref;
            array = listener.blockArray();
        }
        return fate;
    }

    @Override
    public byte[] blockArray() {
        return array;
    }

    @Override
    public void blockEnds() {
        BlockRef ref = coming;
        byte[] data = array;
        coming = null;
        array = null;
        listener.received(peer, ref, data);
    }

    /** The connection ends. */
    void abandon() {
        if (array != null) {
            listener.blockAbandoned(array);
            array = null;
        }
    }

    // -- extensions -------------------------------------------------------------------------------

    /** Takes an extension message, which can be understood before the torrent's info is known. */
    static void extended(PeerConnection peer, PeerListener listener, ByteBuffer body)
            throws ProtocolException {
        if (!body.hasRemaining()) {
            throw new ProtocolException("it sends an extension message without a number");
        }
        int id = body.get() & 0xff;
        byte[] rest = new byte[body.remaining()];
        body.get(rest);
        if (id == 0) {
            peer.extensions = ExtensionHandshake.decode(rest);
            listener.extensionsKnown(peer);
        } else {
            listener.extended(peer, id, rest);
        }
    }
}
