// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.storage;

import dev.quayside.torrent.bencode.BDictionary;
import dev.quayside.torrent.bencode.BDictionaryBuilder;
import dev.quayside.torrent.bencode.BInteger;
import dev.quayside.torrent.bencode.BString;
import dev.quayside.torrent.bencode.BValue;
import dev.quayside.torrent.bencode.BencodeException;
import dev.quayside.torrent.bencode.BencodeLimits;
import dev.quayside.torrent.bencode.BencodeReader;
import dev.quayside.torrent.bencode.BencodeWriter;
import dev.quayside.torrent.metainfo.Info;
import dev.quayside.torrent.metainfo.Sha1;
import dev.quayside.torrent.metainfo.TorrentFile;
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
 * <p>It is written atomically. It is believed only if it is whole and belongs to this torrent.
 * Pieces of a file that has another length or time of last change than it had then are to be
 * checked, whether they were complete or not, and so are those that may have come since; so nothing
 * is lost when the program ends without saving. Methods block: they are for disk workers.
 */
public final class ResumeFile {
    private static final int VERSION = 1;
    private static final int LONGEST = 64 << 20;
    private static final BInteger ABSENT = new BInteger(-1);

    /**
     * What a file says.
     *
     * @param data without what is doubtful
     * @param doubtful pieces to be checked, since a file of theirs has changed
     */
    public record Remembered(ResumeData data, BitSet doubtful) {}

    /** Length and time of last change of each file at one moment. */
    public static final class Stamps {
        private final List<BValue> values;

        private Stamps(List<BValue> values) {
            this.values = values;
        }
    }

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
     * Notes length and time of last change of each file. To be called before what is to be saved is
     * given to the disk: a file that changes meanwhile will be seen to have changed.
     *
     * @return the notes
     * @throws IOException if a file cannot be looked at
     */
    public Stamps look() throws IOException {
        return new Stamps(stamps());
    }

    /**
     * Writes it when nothing goes on any more.
     *
     * @param data what to remember, all there is of the files as they are on the disk now
     * @param stamps of the files
     * @throws IOException if that fails; the old file is still there then
     */
    public void save(ResumeData data, Stamps stamps) throws IOException {
        save(data, stamps, true);
    }

    /**
     * Writes it while pieces come. If this is what is found the next time, the pieces that it does
     * not have are to be checked: they may have come since, in the same moment even.
     *
     * @param data what to remember, true of the files as they are on the disk now
     * @param stamps of the files
     * @throws IOException if that fails; the old file is still there then
     */
    public void saveMeanwhile(ResumeData data, Stamps stamps) throws IOException {
        save(data, stamps, false);
    }

    private void save(ResumeData data, Stamps stamps, boolean settled) throws IOException {
        BDictionaryBuilder root =
                new BDictionaryBuilder()
                        .put("version", VERSION)
                        .put("info hash", info.hash().bytes())
                        .put("settled", settled ? 1 : 0)
                        .put("files", stamps.values)
                        .put("complete", data.complete().toByteArray())
                        .put("partial", partial(data.partial()))
                        .put("priorities", bytes(data.priorities()))
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

    private static byte[] bytes(List<Integer> numbers) {
        byte[] bytes = new byte[numbers.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = numbers.get(i).byteValue();
        }
        return bytes;
    }

    private static List<Integer> numbers(byte[] bytes) {
        List<Integer> numbers = new ArrayList<>();
        for (byte b : bytes == null ? new byte[0] : bytes) {
            numbers.add((int) b);
        }
        return numbers;
    }

    /**
     * Length and time of last change of each file, and of that with the parts of others; -1 for one
     * that is not there.
     */
    private List<BValue> stamps() throws IOException {
        List<BValue> stamps = new ArrayList<>();
        for (int i = 0; i < info.files().size(); i++) {
            boolean there = !info.files().get(i).pad() && Files.exists(layout.path(i));
            addStamp(stamps, layout.path(i), there);
        }
        addStamp(stamps, layout.partFile(), Files.exists(layout.partFile()));
        return stamps;
    }

    private static void addStamp(List<BValue> stamps, Path path, boolean there) throws IOException {
        stamps.add(new BInteger(there ? Files.size(path) : -1));
        stamps.add(
                new BInteger(
                        there ? Files.getLastModifiedTime(path).to(TimeUnit.NANOSECONDS) : -1));
    }

    /**
     * Reads it.
     *
     * @return what it says; null if there is none, or if it cannot be believed
     * @throws IOException if it is there, but cannot be read
     */
    public Remembered load() throws IOException {
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

    private Remembered parse(byte[] all) throws IOException {
        byte[] body = Arrays.copyOf(all, all.length - 20);
        byte[] check = Arrays.copyOfRange(all, all.length - 20, all.length);
        if (!Arrays.equals(Sha1.digest(body), check)) {
            return null;
        }
        BDictionary root = BencodeReader.readDictionary(body, BencodeLimits.STRICT);
        boolean ours =
                root.integer("version", 0) == VERSION
                        && new BString(info.hash().bytes()).equals(root.get("info hash"));
        if (!ours || root.bytes("complete") == null || root.list("files") == null) {
            return null;
        }
        BitSet complete = BitSet.valueOf(root.bytes("complete"));
        Map<Integer, BitSet> partial = partial(root.dictionary("partial"), complete);
        if (complete.length() > info.pieceCount() || partial == null) {
            return null;
        }
        BitSet doubtful = doubtful(root.list("files"));
        if (root.integer("settled", 0) == 0) {
            BitSet others = (BitSet) complete.clone();
            others.flip(0, info.pieceCount());
            doubtful.or(others);
        }
        complete.andNot(doubtful);
        partial.keySet().removeIf(doubtful::get);
        return new Remembered(
                new ResumeData(
                        complete,
                        partial,
                        numbers(root.bytes("priorities")),
                        Math.max(0, root.integer("uploaded", 0)),
                        Math.max(0, root.integer("downloaded", 0))),
                doubtful);
    }

    /** The pieces of files that have changed; of one that has parts only, the first and last. */
    private BitSet doubtful(List<BValue> before) throws IOException {
        List<BValue> now = stamps();
        int count = info.files().size();
        boolean partsAreSame = isSame(before, now, count);
        BitSet doubtful = new BitSet();
        for (int i = 0; i < count; i++) {
            TorrentFile file = info.files().get(i);
            if (file.length() == 0) {
                continue;
            }
            int first = info.firstPiece(file);
            int last = info.lastPiece(file);
            if (!isSame(before, now, i)) {
                doubtful.set(first, last + 1);
            } else if (!partsAreSame && ABSENT.equals(now.get(2 * i))) {
                doubtful.set(first);
                doubtful.set(last);
            }
        }
        return doubtful;
    }

    private static boolean isSame(List<BValue> before, List<BValue> now, int index) {
        return before.size() == now.size()
                && before.get(2 * index).equals(now.get(2 * index))
                && before.get(2 * index + 1).equals(now.get(2 * index + 1));
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
     * Removes it, and what is kept of unwanted files.
     *
     * @throws IOException if that fails
     */
    public void delete() throws IOException {
        Files.deleteIfExists(file);
        Files.deleteIfExists(layout.partFile());
    }
}
