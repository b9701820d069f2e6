// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.wire;

import dev.quayside.torrent.bencode.BDictionary;
import dev.quayside.torrent.bencode.BDictionaryBuilder;
import dev.quayside.torrent.bencode.BInteger;
import dev.quayside.torrent.bencode.BString;
import dev.quayside.torrent.bencode.BencodeException;
import dev.quayside.torrent.bencode.BencodeLimits;
import dev.quayside.torrent.bencode.BencodeReader;
import dev.quayside.torrent.bencode.BencodeWriter;

/**
 * What a peer says about itself in the extension protocol (BEP 10).
 *
 * @param metadataId the number for pieces of metadata (BEP 9); 0 if it knows none
 * @param pexId the number for peer exchange (BEP 11); 0 if it knows none
 * @param metadataSize the length of the info dictionary; 0 if it has not got it
 * @param port where it listens; 0 if it does not say
 * @param requests how many requests it keeps outstanding; 0 if it does not say
 * @param client its name and version; null if it does not say
 * @param uploadOnly whether it downloads nothing any more (BEP 21)
 */
public record ExtensionHandshake(
        int metadataId,
        int pexId,
        int metadataSize,
        int port,
        int requests,
        String client,
        boolean uploadOnly) {
    /** The number that we give to pieces of metadata. */
    public static final int OUR_METADATA_ID = 1;

    /** The number that we give to peer exchange. */
    public static final int OUR_PEX_ID = 2;

    private static final String METADATA = "ut_metadata";
    private static final String PEX = "ut_pex";
    private static final int LONGEST_NAME = 64;

    /**
     * Encodes it.
     *
     * @return the body of the message
     */
    public byte[] encode() {
        BDictionaryBuilder ids = new BDictionaryBuilder();
        if (metadataId > 0) {
            ids.put(METADATA, metadataId);
        }
        if (pexId > 0) {
            ids.put(PEX, pexId);
        }
        BDictionaryBuilder root = new BDictionaryBuilder().put("m", ids.build()).put("v", client);
        putPositive(root, "metadata_size", metadataSize);
        putPositive(root, "p", port);
        putPositive(root, "reqq", requests);
        putPositive(root, "upload_only", uploadOnly ? 1 : 0);
        return BencodeWriter.encode(root.build());
    }

    private static void putPositive(BDictionaryBuilder root, String key, int value) {
        if (value > 0) {
            root.put(key, value);
        }
    }

    /**
     * Decodes one. What is missing or senseless counts as not said.
     *
     * @param body the body of the message
     * @return what it says
     * @throws ProtocolException if it is not a dictionary
     */
    public static ExtensionHandshake decode(byte[] body) throws ProtocolException {
        try {
            BDictionary root = BencodeReader.readDictionary(body, BencodeLimits.MESSAGE);
            BDictionary ids =
                    root.get("m") instanceof BDictionary m ? m : new BDictionaryBuilder().build();
            return new ExtensionHandshake(
                    number(ids, METADATA, 255),
                    number(ids, PEX, 255),
                    number(root, "metadata_size", Integer.MAX_VALUE),
                    number(root, "p", 65535),
                    number(root, "reqq", Integer.MAX_VALUE),
                    root.get("v") instanceof BString name ? name.text(LONGEST_NAME) : null,
                    number(root, "upload_only", 1) == 1);
        } catch (BencodeException e) {
            throw new ProtocolException("its extension handshake is wrong: " + e.getMessage());
        }
    }

    private static int number(BDictionary dictionary, String key, int most) {
        return dictionary.get(key) instanceof BInteger i && i.value() > 0 && i.value() <= most
                ? (int) i.value()
                : 0;
    }
}
