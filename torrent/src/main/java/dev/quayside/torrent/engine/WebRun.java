// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.engine;

import dev.quayside.torrent.http.HttpException;
import dev.quayside.torrent.metainfo.Info;
import dev.quayside.torrent.metainfo.TorrentFile;
import dev.quayside.torrent.storage.Blocks;
import java.util.ArrayDeque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Blocks that follow each other and are fetched from a web server: cuts the bytes of its answers
 * into them. A block may go through several files, so also through several answers.
 */
final class WebRun {
    private static final Pattern RANGE = Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(.*)");
    private static final byte[] ZEROS = new byte[Blocks.LENGTH];

    private final Info info;
    private final WebSeed seed;
    private final WebSeeds seeds;

    /** What has not come yet, in its order. */
    private final ArrayDeque<BlockRef> asked = new ArrayDeque<>();

    private byte[] array; // of the first of them
    private int filled;
    private int taken;

    /** Where the next byte belongs, as an offset in the torrent. */
    private long at;

    private long end;

    /** Where the file of the answer starts, and where the answer ends. */
    private long fileStart;

    private long answerEnd;
    private TorrentFile whole; // null if the answer is a range of the file

    WebRun(Info info, WebSeed seed, WebSeeds seeds) {
        this.info = info;
        this.seed = seed;
        this.seeds = seeds;
    }

    void begin(List<BlockRef> blocks) {
        whole = null;
        asked.addAll(blocks);
        if (!blocks.isEmpty()) {
            at = offset(blocks.get(0));
            end = endOf(blocks.get(blocks.size() - 1));
        }
    }

    private long offset(BlockRef ref) {
        return Blocks.offset(info, ref.piece(), ref.block());
    }

    private long endOf(BlockRef ref) {
        return offset(ref) + length(ref);
    }

    private int length(BlockRef ref) {
        return Blocks.length(info, ref.piece(), ref.block());
    }

    /** Whether something of it has not come yet. */
    boolean isOn() {
        return !asked.isEmpty();
    }

    long at() {
        return at;
    }

    long end() {
        return end;
    }

    /** How many bytes of blocks have come in all runs; it wraps around. */
    int taken() {
        return taken;
    }

    boolean has(BlockRef ref) {
        return asked.contains(ref);
    }

    boolean hasPiece(int piece) {
        return asked.stream().anyMatch(ref -> ref.piece() == piece);
    }

    /** Whether the next byte begins a block. */
    boolean needsRoom() {
        return array == null;
    }

    /** The file that has the next byte. */
    int file() {
        return info.fileAt(at);
    }

    /** What is next in pad files is all zeros, which nobody need send. */
    void passPads() {
        whole = null;
        answerEnd = end;
        while (isOn() && info.files().get(file()).pad()) {
            long length = Math.min(end, info.files().get(file()).end()) - at;
            take(ZEROS, 0, (int) Math.min(ZEROS.length, length));
        }
    }

    // -- the answer -------------------------------------------------------------------------------

    /** An answer is to bring what is next, up to an offset in the torrent. */
    void expect(long startOfFile, long endOfAnswer) {
        fileStart = startOfFile;
        answerEnd = endOfAnswer;
        whole = null;
    }

    void checkRange(String range, long fileLength) throws HttpException {
        Matcher matcher = RANGE.matcher(range == null ? "" : range);
        boolean right =
                matcher.matches()
                        && Long.parseLong(matcher.group(1)) == at - fileStart
                        && Long.parseLong(matcher.group(2)) == answerEnd - 1 - fileStart
                        && List.of("*", Long.toString(fileLength)).contains(matcher.group(3));
        if (!right) {
            throw new HttpException("it sends another range than it was asked for: " + range);
        }
    }

    /** The answer is the whole file. */
    void wholeFile(TorrentFile file) throws HttpException {
        if (array != null && at != file.offset()) {
            throw new HttpException("it sends the whole file, but it was asked for the rest of it");
        }
        whole = file;
        answerEnd = Math.min(end, file.end());
        at = file.offset();
    }

    boolean hasAllExpected() {
        return at >= answerEnd;
    }

    /** Takes bytes of an answer; returns whether more of it is wanted. */
    boolean take(byte[] bytes, int offset, int count) {
        int from = offset;
        int stop = offset + count;
        while (from < stop) {
            boolean over = whole == null && at >= answerEnd;
            if (over || asked.isEmpty() && !extend()) {
                return false;
            }
            BlockRef next = asked.peek();
            long gap = offset(next) - at;
            if (gap > 0) {
                int skipped = (int) Math.min(gap, stop - from);
                from += skipped;
                at += skipped;
            } else {
                from += fill(next, bytes, from, stop - from);
            }
        }
        return !asked.isEmpty() || whole != null && extend();
    }

    private int fill(BlockRef ref, byte[] bytes, int offset, int most) {
        if (array == null) {
            array = seeds.takeArray();
            filled = 0;
        }
        int count = Math.min(most, length(ref) - filled);
        System.arraycopy(bytes, offset, array, filled, count);
        filled += count;
        at += count;
        taken += count;
        if (filled == length(ref)) {
            byte[] full = array;
            array = null;
            asked.remove();
            seeds.gather(seed, ref, full);
        }
        return count;
    }

    /** Of a whole file, takes also what else is missing: the next piece that nobody has begun. */
    private boolean extend() {
        if (whole == null) {
            return false;
        }
        int piece = (int) ((at + info.pieceLength() - 1) / info.pieceLength());
        while (piece < info.pieceCount()
                && info.pieceOffset(piece) + info.pieceLength(piece) <= whole.end()) {
            asked.addAll(seeds.picker().pickPiece(seed, piece));
            if (!asked.isEmpty()) {
                end = endOf(asked.peekLast());
                answerEnd = end;
                return true;
            }
            piece++;
        }
        return false;
    }

    // -- the end ----------------------------------------------------------------------------------

    /** What has not come will not come. */
    void giveUp() {
        if (array != null) {
            seeds.giveArray(array);
            array = null;
        }
        BlockRef[] rest = asked.toArray(new BlockRef[0]);
        asked.clear();
        seeds.release(seed, rest);
    }
}
