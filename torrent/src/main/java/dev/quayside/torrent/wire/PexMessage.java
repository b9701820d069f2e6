// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.wire;

import dev.quayside.torrent.bencode.BDictionary;
import dev.quayside.torrent.bencode.BDictionaryBuilder;
import dev.quayside.torrent.bencode.BencodeException;
import dev.quayside.torrent.bencode.BencodeLimits;
import dev.quayside.torrent.bencode.BencodeReader;
import dev.quayside.torrent.bencode.BencodeWriter;

/**
 * Peers that a peer has got, and those that it has no more, since the last such message (BEP 11).
 * All in the compact form.
 *
 * @param added of IPv4
 * @param dropped of IPv4
 * @param added6 of IPv6
 * @param dropped6 of IPv6
 */
public record PexMessage(byte[] added, byte[] dropped, byte[] added6, byte[] dropped6) {
    private static final int V4 = 6;
    private static final int V6 = 18;
    private static final byte[] NONE = {};

    /**
     * Encodes it.
     *
     * @return the body of the extension message
     */
    public byte[] encode() {
        return BencodeWriter.encode(
                new BDictionaryBuilder()
                        .put("added", added)
                        .put("added.f", new byte[added.length / V4])
                        .put("added6", added6)
                        .put("added6.f", new byte[added6.length / V6])
                        .put("dropped", dropped)
                        .put("dropped6", dropped6)
                        .build());
    }

    /**
     * Decodes one.
     *
     * @param body the body of the extension message
     * @return what it says
     * @throws ProtocolException if it is not one
     */
    public static PexMessage decode(byte[] body) throws ProtocolException {
        try {
            BDictionary root = BencodeReader.readDictionary(body, BencodeLimits.MESSAGE);
            return new PexMessage(
                    bytes(root, "added"),
                    bytes(root, "dropped"),
                    bytes(root, "added6"),
                    bytes(root, "dropped6"));
        } catch (BencodeException e) {
            throw new ProtocolException("its message about peers is wrong: " + e.getMessage());
        }
    }

    private static byte[] bytes(BDictionary root, String key) throws BencodeException {
        byte[] bytes = root.bytes(key);
        return bytes == null ? NONE : bytes;
    }
}
