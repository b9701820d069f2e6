// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.engine;

import dev.quayside.torrent.wire.MessageHandler;
import dev.quayside.torrent.wire.MessageType;
import dev.quayside.torrent.wire.Messages;
import dev.quayside.torrent.wire.ProtocolException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/**
 * Listens to a peer while the torrent is known by its hash only. What the peer says of its pieces
 * cannot be understood yet, but is not said again: so it is kept as it came, to be read once more
 * by a {@link PeerInbox} when the number of pieces is known.
 */
final class EarlyInbox implements MessageHandler {
    /** The longest bitfield, and as much again. */
    private static final int MOST_KEPT = 2 << 20;

    private final PeerConnection peer;
    private final PeerListener listener;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

    EarlyInbox(PeerConnection peer, PeerListener listener) {
        this.peer = peer;
        this.listener = listener;
    }

    @Override
    public void keepAlive() {
        // that it has come is all
    }

    @Override
    public void message(int type, ByteBuffer body) throws ProtocolException {
        if (type != MessageType.EXTENDED) {
            keep(type, body);
            return;
        }
        if (isExtensionHandshake(body)) {
            keep(type, body.duplicate());
        }
        PeerInbox.extended(peer, listener, body);
    }

    private static boolean isExtensionHandshake(ByteBuffer body) {
        return body.hasRemaining() && body.get(body.position()) == 0;
    }

    private void keep(int type, ByteBuffer body) throws ProtocolException {
        byte[] bytes = new byte[body.remaining()];
        body.get(bytes);
        kept.writeBytes(Messages.of(type, bytes));
        if (kept.size() > MOST_KEPT) {
            throw new ProtocolException("it says too much before anybody can understand it");
        }
    }

    @Override
    public BlockFate blockBegins(int piece, int begin, int length) throws ProtocolException {
        throw new ProtocolException("it sends a block though nobody could have asked for it");
    }

    @Override
    public byte[] blockArray() {
        throw new IllegalStateException("No block was taken");
    }

    @Override
    public void blockEnds() {
        throw new IllegalStateException("No block was taken");
    }

    /** The messages that nobody could understand yet, one after the other. */
    byte[] kept() {
        return kept.toByteArray();
    }
}
