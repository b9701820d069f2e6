// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.storage;

import dev.quayside.torrent.bencode.BDictionary;
import dev.quayside.torrent.bencode.BDictionaryBuilder;
import dev.quayside.torrent.bencode.BInteger;
import dev.quayside.torrent.bencode.BList;
import dev.quayside.torrent.bencode.BString;
import dev.quayside.torrent.bencode.BValue;
import dev.quayside.torrent.bencode.BencodeException;
import dev.quayside.torrent.bencode.BencodeLimits;
import dev.quayside.torrent.bencode.BencodeReader;
import dev.quayside.torrent.bencode.BencodeWriter;
import dev.quayside.torrent.metainfo.Info;
import dev.quayside.torrent.metainfo.Sha1;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Keeps {@link ResumeData} in a file next to the torrent's files.
 *
 * <p>It is written atomically. It is believed only if it is whole, belongs to this torrent, and
 * each file has the length and the time of last change that it had then; otherwise all pieces are
 * checked again, which loses nothing. Methods block: they are for disk workers.
 */
public final class ResumeFile {
    private static final int VERSION = 1;
    private static final int LONGEST = 64 << 20;

    private final Layout layout;
    private final Info info;
    private final Path file;

    /**
     * Names the file.
     *
     * @param layout of the torrent
     */
    public ResumeFile(Layout layout) {
        this.layout = layout;
        this.info = layout.info();
        this.file = layout.destination().resolve(".quayside-" + info.hash().hex() + ".resume");
    }

    /**
     * Returns where it is.
     *
     * @return a path in the destination
     */
    public Path path() {
        return file;
    }

    /**
     * Writes it.
     *
     * @param data what to remember, true of the files as they are on the disk now
     * @throws IOException if that fails; the old file is still there then
     */
    public void save(ResumeData data) throws IOException {
        BDictionaryBuilder root =
                new BDictionaryBuilder()
                        .put("version", VERSION)
                        .put("info hash", info.hash().bytes())
                        .put("files", stamps())
                        .put("complete", data.complete().toByteArray())
                        .put("partial", partial(data.partial()))
                        .put("uploaded", data.uploaded())
                        .put("downloaded", data.downloaded());
        byte[] body = BencodeWriter.encode(root.build());
        byte[] all = Arrays.copyOf(body, body.length + 20);
        System.arraycopy(Sha1.digest(body), 0, all, body.length, 20);
        AtomicFile.write(file, all);
    }

    private static BDictionary partial(Map<Integer, BitSet> partial) {
        BDictionaryBuilder builder = new BDictionaryBuilder();
        partial.forEach((piece, blocks) -> builder.put(piece.toString(), blocks.toByteArray()));
        return builder.build();
    }

    /** Length and time of last change of each file; -1 for one that is not there. */
    private List<BValue> stamps() throws IOException {
        List<BValue> stamps = new ArrayList<>();
        for (int i = 0; i < info.files().size(); i++) {
            Path path = layout.path(i);
            boolean there = !info.files().get(i).pad() && Files.exists(path);
            stamps.add(new BInteger(there ? Files.size(path) : -1));
            stamps.add(
                    new BInteger(
                            there ? Files.getLastModifiedTime(path).to(TimeUnit.NANOSECONDS) : -1));
        }
        return stamps;
    }

    /**
     * Reads it.
     *
     * @return what it says; null if there is none, or if it cannot be believed
     * @throws IOException if it is there, but cannot be read
     */
    public ResumeData load() throws IOException {
        byte[] all;
        try {
            if (Files.size(file) > LONGEST) {
                return null;
            }
            all = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return null;
        }
        try {
            return all.length < 20 ? null : parse(all);
        } catch (BencodeException | NumberFormatException e) {
            return null; // damaged: all pieces will be checked, and it is written anew
        }
    }

    private ResumeData parse(byte[] all) throws IOException {
        byte[] body = Arrays.copyOf(all, all.length - 20);
        byte[] check = Arrays.copyOfRange(all, all.length - 20, all.length);
        if (!Arrays.equals(Sha1.digest(body), check)) {
            return null;
        }
        BDictionary root = BencodeReader.readDictionary(body, BencodeLimits.STRICT);
        boolean ours =
                root.integer("version", 0) == VERSION
                        && new BString(info.hash().bytes()).equals(root.get("info hash"))
                        && new BList(stamps()).equals(root.get("files"));
        if (!ours || root.bytes("complete") == null) {
            return null;
        }
        BitSet complete = BitSet.valueOf(root.bytes("complete"));
        Map<Integer, BitSet> partial = partial(root.dictionary("partial"), complete);
        boolean possible = complete.length() <= info.pieceCount() && partial != null;
        return possible
                ? new ResumeData(
                        complete,
                        partial,
                        Math.max(0, root.integer("uploaded", 0)),
                        Math.max(0, root.integer("downloaded", 0)))
                : null;
    }

    private Map<Integer, BitSet> partial(BDictionary dictionary, BitSet complete)
            throws BencodeException {
        Map<Integer, BitSet> partial = new HashMap<>();
        if (dictionary == null) {
            return partial;
        }
        for (String key : dictionary.keys()) {
            int piece = Integer.parseInt(key);
            BitSet blocks = BitSet.valueOf(dictionary.bytes(key));
            boolean possible =
                    piece >= 0
                            && piece < info.pieceCount()
                            && !complete.get(piece)
                            && blocks.length() <= Blocks.count(info, piece);
            if (!possible) {
                return null;
            }
            partial.put(piece, blocks);
        }
        return partial;
    }

    /**
     * Removes it.
     *
     * @throws IOException if that fails
     */
    public void delete() throws IOException {
        Files.deleteIfExists(file);
    }
}
