// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.engine;

import dev.quayside.torrent.metainfo.Info;
import dev.quayside.torrent.metainfo.TorrentFile;
import java.util.BitSet;

/** Which files of a torrent are wanted (BEP 53), and what that means in pieces and bytes. */
final class Wanted {
    private final Info info;
    private final BitSet files = new BitSet();

    Wanted(Info info) {
        this.info = info;
        files.set(0, info.files().size());
    }

    BitSet files() {
        return files;
    }

    void set(BitSet newFiles) {
        files.clear();
        files.or(newFiles);
    }

    /** Tells the picker which pieces it need not fetch. */
    void apply(PiecePicker picker) {
        BitSet pieces = new BitSet();
        for (int i = files.nextSetBit(0); i >= 0; i = files.nextSetBit(i + 1)) {
            TorrentFile file = info.files().get(i);
            if (file.length() > 0) {
                int first = (int) (file.offset() / info.pieceLength());
                pieces.set(first, (int) ((file.end() - 1) / info.pieceLength()) + 1);
            }
        }
        for (int i = pieces.nextClearBit(0);
                i < info.pieceCount();
                i = pieces.nextClearBit(i + 1)) {
            picker.setPriority(i, 0);
        }
    }

    /** How many bytes are wanted and not there yet. */
    long left(PiecePicker picker) {
        return picker.missing().stream().mapToLong(info::pieceLength).sum();
    }

    /** How many bytes are wanted in all. */
    long total(PiecePicker picker) {
        return left(picker)
                + picker.complete().stream()
                        .filter(piece -> picker.priority(piece) > 0)
                        .mapToLong(info::pieceLength)
                        .sum();
    }
}
