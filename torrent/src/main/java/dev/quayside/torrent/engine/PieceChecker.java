// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.engine;

import dev.quayside.core.QObject;
import dev.quayside.torrent.storage.PieceCheck;
import dev.quayside.torrent.storage.Storage;
import java.io.IOException;
import java.util.BitSet;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** Checks pieces that are on the disk, some at the same time. */
final class PieceChecker {
    private static final int AHEAD = 8;

    private final Storage storage;
    private final EngineParts parts;
    private final QObject context;
    private final IntConsumer good;
    private final Runnable done;
    private final Consumer<IOException> failed;
    private final BitSet pieces;
    private int next;
    private int left;
    private boolean over;

    /** Tells each piece that is right, and the end; or why it cannot go on. */
    PieceChecker(
            Storage storage,
            EngineParts parts,
            QObject context,
            BitSet pieces,
            IntConsumer good,
            Runnable done,
            Consumer<IOException> failed) {
        this.storage = storage;
        this.parts = parts;
        this.context = context;
        this.good = good;
        this.done = done;
        this.failed = failed;
        this.pieces = pieces;
        left = pieces.cardinality();
    }

    /** How many are not checked yet. */
    int left() {
        return left;
    }

    void start() {
        for (int i = 0; i < AHEAD; i++) {
            one();
        }
        if (pieces.isEmpty()) {
            done.run();
        }
    }

    void cancel() {
        over = true;
    }

    private void one() {
        int piece = pieces.nextSetBit(next);
        if (over || piece < 0) {
            return;
        }
        next = piece + 1;
        parts.disk.run(
                piece,
                context,
                () -> PieceCheck.verify(storage, piece),
                right -> finished(piece, right),
                error -> {
                    if (!over) {
                        over = true;
                        failed.accept(error);
                    }
                });
    }

    private void finished(int piece, boolean right) {
        if (over) {
            return;
        }
        left--;
        if (right) {
            good.accept(piece);
        }
        one();
        if (left == 0) {
            over = true;
            done.run();
        }
    }
}
