// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.wire;

import dev.quayside.torrent.bencode.BDictionary;
import dev.quayside.torrent.bencode.BDictionaryBuilder;
import dev.quayside.torrent.bencode.BencodeException;
import dev.quayside.torrent.bencode.BencodeLimits;
import dev.quayside.torrent.bencode.BencodeReader;
import dev.quayside.torrent.bencode.BencodeWriter;
import java.util.Arrays;

/**
 * A message about the info dictionary (BEP 9).
 *
 * @param type {@link #REQUEST}, {@link #DATA} or {@link #REJECT}; others are to be ignored
 * @param piece which 16 KiB of it
 * @param data the bytes; empty for other types
 */
public record MetadataMessage(int type, int piece, byte[] data) {
    /** Asks for a piece. */
    public static final int REQUEST = 0;

    /** A piece. */
    public static final int DATA = 1;

    /** The piece will not come. */
    public static final int REJECT = 2;

    /** The length of every piece but the last, in bytes. */
    public static final int PIECE = 16 << 10;

    /**
     * Encodes it.
     *
     * @param size the length of the whole dictionary; only sent with data
     * @return the body of the extension message
     */
    public byte[] encode(int size) {
        BDictionaryBuilder head =
                new BDictionaryBuilder().put("msg_type", type).put("piece", piece);
        if (type == DATA) {
            head.put("total_size", size);
        }
        byte[] start = BencodeWriter.encode(head.build());
        byte[] all = Arrays.copyOf(start, start.length + data.length);
        System.arraycopy(data, 0, all, start.length, data.length);
        return all;
    }

    /**
     * Decodes one.
     *
     * @param body the body of the extension message
     * @return what it says
     * @throws ProtocolException if it is not one
     */
    public static MetadataMessage decode(byte[] body) throws ProtocolException {
        try {
            int length = BencodeReader.lengthOfFirst(body, BencodeLimits.MESSAGE);
            BDictionary head =
                    BencodeReader.readDictionary(
                            Arrays.copyOf(body, length), BencodeLimits.MESSAGE);
            long type = head.integer("msg_type", -1);
            long piece = head.integer("piece", -1);
            if (type < 0 || type > 255 || piece < 0 || piece > Integer.MAX_VALUE / PIECE) {
                throw new ProtocolException("its message about metadata is wrong");
            }
            byte[] data = Arrays.copyOfRange(body, length, body.length);
            return new MetadataMessage((int) type, (int) piece, data);
        } catch (BencodeException e) {
            throw new ProtocolException("its message about metadata is wrong: " + e.getMessage());
        }
    }
}
