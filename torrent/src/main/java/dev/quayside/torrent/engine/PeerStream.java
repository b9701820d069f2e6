// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.engine;

import dev.quayside.network.QTcpSocket;
import dev.quayside.torrent.obfuscation.Rc4;
import dev.quayside.torrent.wire.ByteSink;
import dev.quayside.torrent.wire.ByteSource;
import java.nio.ByteBuffer;

/** The bytes of a connection to a peer, obfuscated or not. */
final class PeerStream implements ByteSource, ByteSink {
    private static final int READ_BUFFER = 256 << 10;
    private static final int PART = 16 << 10;

    private final QTcpSocket socket;
    private Rc4 fromPeer;
    private Rc4 toPeer;

    /** Read before the socket is: what has come together with the handshakes. */
    private ByteBuffer early = ByteBuffer.allocate(0);

    private byte[] scratch;

    PeerStream(QTcpSocket socket) {
        this.socket = socket;
        socket.setReadBufferSize(READ_BUFFER);
    }

    QTcpSocket socket() {
        return socket;
    }

    /**
     * Obfuscates from now on (not if the ciphers are null), after some bytes that have come
     * already.
     */
    void obfuscate(Rc4 newFromPeer, Rc4 newToPeer, byte[] alreadyHere) {
        fromPeer = newFromPeer;
        toPeer = newToPeer;
        unread(alreadyHere);
    }

    /** Puts bytes back, to be read first. */
    void unread(byte[] bytes) {
        ByteBuffer all = ByteBuffer.allocate(bytes.length + early.remaining());
        early = all.put(bytes).put(early).flip();
    }

    boolean isObfuscated() {
        return toPeer != null;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (early.hasRemaining()) {
            int count = Math.min(length, early.remaining());
            early.get(target, offset, count);
            return count;
        }
        int count = socket.isOpen() ? (int) Math.max(0, socket.read(target, offset, length)) : 0;
        if (fromPeer != null && count > 0) {
            fromPeer.apply(target, offset, count);
        }
        return count;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        if (toPeer == null) {
            socket.write(bytes, offset, length);
        } else {
            write(ByteBuffer.wrap(bytes, offset, length));
        }
    }

    /** Writes all that remains in a buffer. */
    void write(ByteBuffer bytes) {
        if (toPeer == null) {
            socket.write(bytes);
            return;
        }
        if (scratch == null) {
            scratch = new byte[PART];
        }
        while (bytes.hasRemaining()) {
            int count = Math.min(PART, bytes.remaining());
            bytes.get(scratch, 0, count);
            toPeer.apply(scratch, 0, count);
            socket.write(scratch, 0, count);
        }
    }

    long available() {
        return early.remaining() + socket.bytesAvailable();
    }

    /** Bytes that the system has not taken yet. */
    long unsent() {
        return socket.bytesToWrite();
    }
}
