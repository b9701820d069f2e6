// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.metainfo;

import dev.quayside.torrent.bencode.BDictionary;
import dev.quayside.torrent.bencode.BString;
import dev.quayside.torrent.bencode.BValue;
import dev.quayside.torrent.bencode.BencodeException;
import dev.quayside.torrent.bencode.BencodeLimits;
import dev.quayside.torrent.bencode.BencodeReader;
import java.util.ArrayList;
import java.util.List;

/** Reads and checks an info dictionary (BEP 3, 27, 47). */
public final class InfoParser {
    /** The longest piece that is taken, in bytes: 128 MiB. */
    public static final int MAX_PIECE_LENGTH = 128 << 20;

    private static final int MAX_DEPTH_OF_FOLDERS = 100;

    private InfoParser() {}

    /**
     * Reads an info dictionary that came from peers.
     *
     * @param raw its bytes
     * @return what it says
     * @throws BencodeException if it is not bencode
     * @throws MetainfoException if something in it is missing or does not fit
     */
    public static Info parse(byte[] raw) throws BencodeException, MetainfoException {
        return parse(BencodeReader.readDictionary(raw, BencodeLimits.METAINFO));
    }

    static Info parse(BDictionary info) throws BencodeException, MetainfoException {
        String name = text(info, "name");
        if (name == null || name.isEmpty()) {
            throw new MetainfoException("The torrent has no name");
        }
        int pieceLength = pieceLength(info);
        boolean folder = info.get("files") != null;
        List<TorrentFile> files =
                folder ? files(info.list("files")) : List.of(single(info, List.of(name)));
        byte[] pieces = pieces(info, files.get(files.size() - 1).end(), pieceLength);
        boolean isPrivate = info.integer("private", 0) == 1;
        return new Info(info.raw(), name, folder, pieceLength, pieces, files, isPrivate);
    }

    private static int pieceLength(BDictionary info) throws BencodeException, MetainfoException {
        long length = info.integer("piece length", 0);
        if (length < 1 || length > MAX_PIECE_LENGTH) {
            throw new MetainfoException("Bad piece length: " + length);
        }
        return (int) length;
    }

    private static byte[] pieces(BDictionary info, long total, int pieceLength)
            throws BencodeException, MetainfoException {
        byte[] pieces = info.bytes("pieces");
        if (pieces == null) {
            throw new MetainfoException(
                    info.get("meta version") == null
                            ? "The torrent has no pieces"
                            : "Torrents of version 2 alone (BEP 52) are not supported");
        }
        long count = total / pieceLength + (total % pieceLength == 0 ? 0 : 1);
        if (pieces.length % InfoHash.LENGTH != 0 || pieces.length / InfoHash.LENGTH != count) {
            throw new MetainfoException(
                    "The torrent has "
                            + pieces.length / InfoHash.LENGTH
                            + " hashes of pieces, but its files make "
                            + count
                            + " pieces");
        }
        return pieces;
    }

    private static TorrentFile single(BDictionary info, List<String> path)
            throws BencodeException, MetainfoException {
        return new TorrentFile(path, length(info), 0, false);
    }

    private static List<TorrentFile> files(List<BValue> list)
            throws BencodeException, MetainfoException {
        List<TorrentFile> files = new ArrayList<>(list.size());
        long offset = 0;
        for (BValue value : list) {
            if (!(value instanceof BDictionary file)) {
                throw new MetainfoException("A file of the torrent is not a dictionary");
            }
            long length = length(file);
            if (length > Long.MAX_VALUE - offset) {
                throw new MetainfoException("The files are longer than 2^63 bytes");
            }
            String attributes = file.text("attr");
            boolean pad = attributes != null && attributes.contains("p");
            files.add(new TorrentFile(path(file), length, offset, pad));
            offset += length;
        }
        if (files.isEmpty()) {
            throw new MetainfoException("The torrent has no files");
        }
        return files;
    }

    private static long length(BDictionary file) throws BencodeException, MetainfoException {
        Long length = file.integer("length");
        if (length == null || length < 0) {
            throw new MetainfoException(
                    "A file has " + (length == null ? "no" : "a bad") + " length");
        }
        return length;
    }

    private static List<String> path(BDictionary file) throws BencodeException, MetainfoException {
        List<BValue> list = file.list("path.utf-8");
        if (list == null) {
            list = file.list("path");
        }
        if (list == null || list.isEmpty() || list.size() > MAX_DEPTH_OF_FOLDERS) {
            throw new MetainfoException("A file has no name, or is in too many folders");
        }
        List<String> path = new ArrayList<>(list.size());
        for (BValue part : list) {
            if (!(part instanceof BString string)) {
                throw new MetainfoException("A name of a file is not a string");
            }
            path.add(string.text());
        }
        return path;
    }

    private static String text(BDictionary dictionary, String key) throws BencodeException {
        String utf8 = dictionary.text(key + ".utf-8");
        return utf8 == null ? dictionary.text(key) : utf8;
    }
}
