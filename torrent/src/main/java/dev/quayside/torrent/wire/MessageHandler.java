// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.wire;

import java.nio.ByteBuffer;

/** Gets what a {@link MessageReader} reads. */
public interface MessageHandler {
    /** What becomes of a block that begins to come. */
    enum BlockFate {
        /** There is an array for it. */
        TAKEN,
        /** It is read and dropped. */
        DROPPED,
        /** There is no room now: reading stops, and it is asked again when it goes on. */
        WAITS
    }

    /**
     * A message has come, but for blocks.
     *
     * @param type its number
     * @param body what follows the number, big-endian; valid during the call
     * @throws ProtocolException if the connection must end
     */
    void message(int type, ByteBuffer body) throws ProtocolException;

    /** A message without anything, which only keeps the connection alive. */
    void keepAlive();

    /**
     * A block begins to come.
     *
     * @param piece the index of its piece, unchecked
     * @param begin its offset in the piece, unchecked
     * @param length its length, not more than a frame may have
     * @return what becomes of it
     * @throws ProtocolException if the connection must end
     */
    BlockFate blockBegins(int piece, int begin, int length) throws ProtocolException;

    /**
     * Returns the array for the block that begins.
     *
     * @return at least as long as the block
     */
    byte[] blockArray();

    /**
     * The block is complete in its array.
     *
     * @throws ProtocolException if the connection must end
     */
    void blockEnds() throws ProtocolException;
}
