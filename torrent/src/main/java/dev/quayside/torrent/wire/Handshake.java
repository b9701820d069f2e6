// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.wire;

import dev.quayside.torrent.metainfo.InfoHash;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The first 68 bytes of each side.
 *
 * @param hash which torrent it is about
 * @param peerId who sends it, 20 bytes
 * @param extended whether the sender knows the extension protocol (BEP 10)
 * @param fast whether the sender knows the fast extension (BEP 6)
 */
public record Handshake(InfoHash hash, byte[] peerId, boolean extended, boolean fast) {
    /** Its length in bytes. */
    public static final int LENGTH = 68;

    /** Where the info hash ends: who accepts a connection may answer when it has come. */
    public static final int HASH_END = 48;

    private static final byte[] PROTOCOL =
            "\u0013BitTorrent protocol".getBytes(StandardCharsets.ISO_8859_1);
    private static final int RESERVED = PROTOCOL.length;
    private static final int HASH = RESERVED + 8;
    private static final int EXTENDED_BYTE = RESERVED + 5;
    private static final int EXTENDED_BIT = 0x10;
    private static final int FAST_BYTE = RESERVED + 7;
    private static final int FAST_BIT = 0x04;

    /**
     * Tells whether bytes can be the beginning of a handshake.
     *
     * @param bytes the first bytes of a connection
     * @param length how many of them count
     * @return whether all of them are right so far
     */
    public static boolean matches(byte[] bytes, int length) {
        int count = Math.min(length, PROTOCOL.length);
        return Arrays.equals(bytes, 0, count, PROTOCOL, 0, count);
    }

    /**
     * Encodes it.
     *
     * @return 68 bytes
     */
    public byte[] encode() {
        byte[] bytes = Arrays.copyOf(PROTOCOL, LENGTH);
        bytes[EXTENDED_BYTE] |= (byte) (extended ? EXTENDED_BIT : 0);
        bytes[FAST_BYTE] |= (byte) (fast ? FAST_BIT : 0);
        System.arraycopy(hash.bytes(), 0, bytes, HASH, InfoHash.LENGTH);
        System.arraycopy(peerId, 0, bytes, HASH_END, peerId.length);
        return bytes;
    }

    /**
     * Decodes one.
     *
     * @param bytes 68 bytes
     * @return what they say
     * @throws ProtocolException if they are none
     */
    public static Handshake decode(byte[] bytes) throws ProtocolException {
        if (bytes.length < LENGTH || !matches(bytes, LENGTH)) {
            throw new ProtocolException("it does not speak the BitTorrent protocol");
        }
        return new Handshake(
                hash(bytes),
                Arrays.copyOfRange(bytes, HASH_END, LENGTH),
                (bytes[EXTENDED_BYTE] & EXTENDED_BIT) != 0,
                (bytes[FAST_BYTE] & FAST_BIT) != 0);
    }

    /**
     * Returns the info hash of a handshake whose peer id may not have come yet.
     *
     * @param bytes at least the first 48 bytes
     * @return the hash
     */
    public static InfoHash hash(byte[] bytes) {
        return new InfoHash(Arrays.copyOfRange(bytes, HASH, HASH_END));
    }
}
