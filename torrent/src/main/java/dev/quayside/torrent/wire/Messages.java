// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.wire;

import java.nio.ByteBuffer;

/** Encodes messages. */
public final class Messages {
    private static final int PREFIX = 5;
    private static final int BLOCK_PREFIX = 13;

    private Messages() {}

    /**
     * Encodes a message without a body.
     *
     * @param type its number
     * @return its bytes
     */
    public static byte[] plain(int type) {
        return start(type, 0).array();
    }

    /**
     * Encodes a message that names a piece.
     *
     * @param type its number
     * @param piece the index of the piece
     * @return its bytes
     */
    public static byte[] piece(int type, int piece) {
        return start(type, 4).putInt(piece).array();
    }

    /**
     * Encodes a message that names a block.
     *
     * @param type REQUEST, CANCEL or REJECT
     * @param piece the index of the piece
     * @param begin the offset of the block in it
     * @param length the length of the block
     * @return its bytes
     */
    public static byte[] block(int type, int piece, int begin, int length) {
        return start(type, 12).putInt(piece).putInt(begin).putInt(length).array();
    }

    /**
     * Encodes what stands before the bytes of a block.
     *
     * @param piece the index of the piece
     * @param begin the offset of the block in it
     * @param length the length of the block
     * @return its bytes, without those of the block
     */
    public static byte[] blockHeader(int piece, int begin, int length) {
        return ByteBuffer.allocate(BLOCK_PREFIX)
                .putInt(BLOCK_PREFIX - 4 + length)
                .put((byte) MessageType.PIECE)
                .putInt(piece)
                .putInt(begin)
                .array();
    }

    /**
     * Encodes a message with any body.
     *
     * @param type its number
     * @param body the body
     * @return its bytes
     */
    public static byte[] of(int type, byte[] body) {
        return start(type, body.length).put(body).array();
    }

    /**
     * Encodes a message of the extension protocol.
     *
     * @param id the number that the receiver gave the kind; 0 for the handshake
     * @param body the body
     * @return its bytes
     */
    public static byte[] extended(int id, byte[] body) {
        return start(MessageType.EXTENDED, body.length + 1).put((byte) id).put(body).array();
    }

    /**
     * Encodes a message that keeps the connection alive.
     *
     * @return its bytes
     */
    public static byte[] keepAlive() {
        return new byte[4];
    }

    private static ByteBuffer start(int type, int length) {
        return ByteBuffer.allocate(PREFIX + length).putInt(1 + length).put((byte) type);
    }
}
