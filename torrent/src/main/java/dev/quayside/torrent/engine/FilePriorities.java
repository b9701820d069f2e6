// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.engine;

import dev.quayside.torrent.metainfo.Info;
import dev.quayside.torrent.metainfo.TorrentFile;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * How much the files of a torrent are wanted, and what that means for its pieces: a piece is as
 * much wanted as that of its files which is wanted most.
 */
final class FilePriorities {
    private static final FilePriority[] BY_CODE = FilePriority.values();

    private final Info info;
    private final FilePriority[] priorities;
    private boolean chosen;

    FilePriorities(Info info) {
        this.info = info;
        priorities = new FilePriority[info.files().size()];
        Arrays.fill(priorities, FilePriority.NORMAL);
    }

    List<FilePriority> all() {
        return List.of(priorities);
    }

    /** Somebody has chosen; what is remembered of the last time does not count any more. */
    void choose(List<FilePriority> chosenOnes) {
        if (chosenOnes.size() != priorities.length) {
            throw new IllegalArgumentException(
                    "Not one priority for each of " + priorities.length + " files");
        }
        chosenOnes.toArray(priorities);
        chosen = true;
    }

    boolean isChosen() {
        return chosen;
    }

    /** Numbers that can be remembered. */
    List<Integer> codes() {
        return Arrays.stream(priorities).map(FilePriority::ordinal).toList();
    }

    /** Takes what was remembered, unless somebody has chosen; nonsense is not taken. */
    void recall(List<Integer> codes) {
        boolean possible =
                codes.size() == priorities.length
                        && codes.stream().allMatch(code -> code >= 0 && code < BY_CODE.length);
        if (!chosen && possible) {
            Arrays.setAll(priorities, file -> BY_CODE[codes.get(file)]);
        }
    }

    /** The files to be made. */
    BitSet wanted() {
        BitSet files = new BitSet();
        for (int file = 0; file < priorities.length; file++) {
            files.set(file, priorities[file] != FilePriority.SKIP);
        }
        return files;
    }

    /** Tells the picker how much each piece is wanted. */
    void apply(PiecePicker picker) {
        byte[] pieces = new byte[info.pieceCount()];
        for (int i = 0; i < priorities.length; i++) {
            TorrentFile file = info.files().get(i);
            byte code = (byte) priorities[i].ordinal();
            if (file.length() > 0 && !file.pad()) {
                int end = info.lastPiece(file) + 1;
                for (int piece = info.firstPiece(file); piece < end; piece++) {
                    pieces[piece] = (byte) Math.max(pieces[piece], code);
                }
            }
        }
        for (int piece = 0; piece < pieces.length; piece++) {
            picker.setPriority(piece, pieces[piece]);
        }
    }

    /** How much of a file is there, as complete pieces. */
    FileStatus status(int index, BitSet complete) {
        TorrentFile file = info.files().get(index);
        long there = 0;
        if (file.length() > 0) {
            int end = info.lastPiece(file) + 1;
            int piece = complete.nextSetBit(info.firstPiece(file));
            while (piece >= 0 && piece < end) {
                long start = info.pieceOffset(piece);
                long stop = Math.min(file.end(), start + info.pieceLength(piece));
                there += stop - Math.max(file.offset(), start);
                piece = complete.nextSetBit(piece + 1);
            }
        }
        return new FileStatus(file, there, priorities[index]);
    }
}
