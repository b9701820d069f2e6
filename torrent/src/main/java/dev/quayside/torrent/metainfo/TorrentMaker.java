// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.metainfo;

import dev.quayside.torrent.bencode.BDictionary;
import dev.quayside.torrent.bencode.BDictionaryBuilder;
import dev.quayside.torrent.bencode.BList;
import dev.quayside.torrent.bencode.BString;
import dev.quayside.torrent.bencode.BValue;
import dev.quayside.torrent.bencode.BencodeWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Makes torrent files.
 *
 * <p>Set what is wanted, then {@link #make}. Reads all the files, in the thread that calls.
 */
public final class TorrentMaker {
    private final SourceFiles source;
    private List<List<String>> trackers = List.of();
    private List<String> webSeeds = List.of();
    private String comment;
    private String createdBy;
    private Instant created;
    private boolean isPrivate;
    private int pieceLength;

    /**
     * Looks up the files.
     *
     * @param path a file, or a folder whose files are taken: all in it and below it, but for links
     * @throws IOException if it is neither, cannot be read, or has no files
     */
    public TorrentMaker(Path path) throws IOException {
        source = SourceFiles.of(path);
        pieceLength = PieceLength.choose(source.length());
    }

    /**
     * Sets the trackers.
     *
     * @param tiers their addresses in tiers (BEP 12)
     */
    public void setTrackers(List<List<String>> tiers) {
        trackers = List.copyOf(tiers);
    }

    /**
     * Sets the web seeds.
     *
     * @param addresses of plain web servers that have the files (BEP 19)
     */
    public void setWebSeeds(List<String> addresses) {
        webSeeds = List.copyOf(addresses);
    }

    /**
     * Sets a comment.
     *
     * @param text for people; null for none
     */
    public void setComment(String text) {
        comment = text;
    }

    /**
     * Says who made it.
     *
     * @param program a name; null for none
     * @param time when; null for no time
     */
    public void setCreated(String program, Instant time) {
        createdBy = program;
        created = time;
    }

    /**
     * Makes it private (BEP 27): clients then take peers from its trackers only.
     *
     * @param on whether it is to be
     */
    public void setPrivate(boolean on) {
        isPrivate = on;
    }

    /**
     * Sets the length of pieces instead of a chosen one.
     *
     * @param length a power of two, 16 KiB to 128 MiB
     * @throws IllegalArgumentException if it is something else
     */
    public void setPieceLength(int length) {
        if (!PieceLength.isValid(length)) {
            throw new IllegalArgumentException(
                    "The length of pieces must be a power of two, 16 KiB to 128 MiB");
        }
        pieceLength = length;
    }

    /**
     * Returns the sum of all files.
     *
     * @return bytes
     */
    public long length() {
        return source.length();
    }

    /**
     * Reads the files and makes the torrent file.
     *
     * @param progress told again and again how many bytes have been read
     * @return its bytes
     * @throws IOException if a file cannot be read or has changed its length meanwhile
     */
    public byte[] make(LongConsumer progress) throws IOException {
        BDictionaryBuilder info =
                new BDictionaryBuilder()
                        .put("name", source.name())
                        .put("piece length", pieceLength)
                        .put("pieces", PieceHashes.of(source, pieceLength, progress));
        if (isPrivate) {
            info.put("private", 1);
        }
        if (source.isFolder()) {
            info.put("files", source.files().stream().map(TorrentMaker::file).toList());
        } else {
            info.put("length", source.length());
        }
        BDictionaryBuilder root = new BDictionaryBuilder().put("info", info.build());
        root.put("comment", comment).put("created by", createdBy);
        if (created != null) {
            root.put("creation date", created.getEpochSecond());
        }
        putTrackers(root);
        if (!webSeeds.isEmpty()) {
            root.put("url-list", texts(webSeeds));
        }
        return BencodeWriter.encode(root.build());
    }

    private void putTrackers(BDictionaryBuilder root) {
        List<String> all = trackers.stream().flatMap(List::stream).toList();
        if (!all.isEmpty()) {
            root.put("announce", all.get(0));
        }
        if (all.size() > 1) {
            root.put(
                    "announce-list",
                    trackers.stream().map(tier -> new BList(texts(tier))).toList());
        }
    }

    private static BDictionary file(SourceFiles.SourceFile file) {
        return new BDictionaryBuilder()
                .put("length", file.length())
                .put("path", texts(file.path()))
                .build();
    }

    private static List<BValue> texts(List<String> texts) {
        return texts.stream().<BValue>map(BString::new).toList();
    }
}
