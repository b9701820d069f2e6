// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.wire;

import java.nio.ByteBuffer;
import java.util.BitSet;

/** Sets of pieces as bytes: the highest bit of the first byte is piece 0. */
public final class Bitfield {
    private Bitfield() {}

    /**
     * Encodes a set.
     *
     * @param pieces the pieces that are in it
     * @param count how many pieces the torrent has
     * @return its bytes
     */
    public static byte[] encode(BitSet pieces, int count) {
        byte[] bytes = new byte[(count + 7) / 8];
        for (int i = pieces.nextSetBit(0); i >= 0; i = pieces.nextSetBit(i + 1)) {
            bytes[i / 8] |= (byte) (0x80 >> i % 8);
        }
        return bytes;
    }

    /**
     * Decodes a set.
     *
     * @param bytes its bytes
     * @param count how many pieces the torrent has
     * @return the pieces
     * @throws ProtocolException if the length does not fit, or it has pieces that the torrent has
     *     not
     */
    public static BitSet decode(ByteBuffer bytes, int count) throws ProtocolException {
        if (bytes.remaining() != (count + 7) / 8) {
            throw new ProtocolException("its bitfield has " + bytes.remaining() + " bytes");
        }
        BitSet pieces = new BitSet(count);
        for (int i = 0; i < bytes.remaining() * 8; i++) {
            if ((bytes.get(bytes.position() + i / 8) & 0x80 >> i % 8) != 0) {
                pieces.set(i);
            }
        }
        if (pieces.length() > count) {
            throw new ProtocolException("it has pieces that the torrent has not");
        }
        return pieces;
    }
}
