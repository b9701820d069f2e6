// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.metainfo;

import dev.quayside.torrent.bencode.BDictionary;
import dev.quayside.torrent.bencode.BDictionaryBuilder;
import dev.quayside.torrent.bencode.BString;
import dev.quayside.torrent.bencode.BencodeWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Puts torrent files together for tests, right and wrong ones. */
public final class TorrentBuilder {
    private final List<BDictionary> files = new ArrayList<>();
    private long length;
    private int pieceLength = 16 << 10;
    private byte[] pieces;
    private String name = "folder";

    public TorrentBuilder name(String newName) {
        name = newName;
        return this;
    }

    public TorrentBuilder pieceLength(int newLength) {
        pieceLength = newLength;
        return this;
    }

    public TorrentBuilder pieces(byte[] hashes) {
        pieces = hashes;
        return this;
    }

    public TorrentBuilder file(long size, String... path) {
        return add(size, null, path);
    }

    public TorrentBuilder pad(long size) {
        return add(size, "p", ".pad", Long.toString(size));
    }

    private TorrentBuilder add(long size, String attributes, String... path) {
        files.add(
                new BDictionaryBuilder()
                        .put("length", size)
                        .put("path", Stream.of(path).map(BString::new).toList())
                        .put("attr", attributes)
                        .build());
        length += size;
        return this;
    }

    /** Of contents that are all bytes of the torrent one after the other. */
    public TorrentBuilder hashesOf(byte[] contents) {
        byte[] hashes = new byte[(contents.length + pieceLength - 1) / pieceLength * 20];
        for (int i = 0; i * pieceLength < contents.length; i++) {
            int end = Math.min(contents.length, (i + 1) * pieceLength);
            byte[] piece = Arrays.copyOfRange(contents, i * pieceLength, end);
            System.arraycopy(Sha1.digest(piece), 0, hashes, i * 20, 20);
        }
        return pieces(hashes);
    }

    public byte[] encode() {
        int count = (int) ((length + pieceLength - 1) / pieceLength);
        BDictionaryBuilder info =
                new BDictionaryBuilder()
                        .put("name", name)
                        .put("piece length", pieceLength)
                        .put("pieces", pieces == null ? new byte[20 * count] : pieces)
                        .put("files", files);
        return BencodeWriter.encode(new BDictionaryBuilder().put("info", info.build()).build());
    }

    public Metainfo build() {
        try {
            return MetainfoParser.parse(encode());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
