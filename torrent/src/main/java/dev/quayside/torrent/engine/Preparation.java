// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.engine;

import dev.quayside.core.QObject;
import dev.quayside.torrent.metainfo.TorrentFile;
import dev.quayside.torrent.storage.ResumeData;
import dev.quayside.torrent.storage.ResumeFile;
import dev.quayside.torrent.storage.Storage;
import java.io.IOException;
import java.util.BitSet;
import java.util.function.Consumer;

/** Makes the files of a torrent, and finds out which pieces are there already. */
final class Preparation {
    private final Storage storage;
    private final EngineParts parts;
    private final QObject context;
    private final PiecePicker picker;
    private final FilePriorities priorities;
    private final Consumer<ResumeData> ready;
    private final Consumer<IOException> failed;
    private PieceChecker checker;
    private boolean over;

    /** Tells when it is ready, with what was remembered, or null; or why it cannot go on. */
    Preparation(
            Storage storage,
            EngineParts parts,
            QObject context,
            PiecePicker picker,
            FilePriorities priorities,
            Consumer<ResumeData> ready,
            Consumer<IOException> failed) {
        this.storage = storage;
        this.parts = parts;
        this.context = context;
        this.picker = picker;
        this.priorities = priorities;
        this.ready = ready;
        this.failed = failed;
    }

    void start(ResumeFile resume, boolean readOnly) {
        parts.disk.run(
                0,
                context,
                () -> readOnly ? null : resume.load(),
                remembered -> make(remembered, readOnly),
                this::fail);
    }

    /** Makes the files; what was remembered is of the time before. */
    private void make(ResumeFile.Remembered remembered, boolean readOnly) {
        if (over) {
            return;
        }
        if (remembered != null) {
            priorities.recall(remembered.data().priorities());
            priorities.apply(picker);
        }
        BitSet files = priorities.wanted();
        parts.disk.run(
                0,
                context,
                () -> readOnly || storage.prepare(files, parts.settings.preallocate),
                something -> found(something, remembered),
                this::fail);
    }

    /** Tells nothing any more. */
    void cancel() {
        over = true;
        if (checker != null) {
            checker.cancel();
        }
    }

    /** How many pieces were checked, or need not be. */
    int checked() {
        return checker == null ? 0 : storage.info().pieceCount() - checker.left();
    }

    private void found(boolean something, ResumeFile.Remembered remembered) {
        if (over) {
            return;
        }
        ResumeData data = remembered == null ? null : remembered.data();
        if (data != null) {
            data.complete().stream().forEach(picker::setComplete);
            data.partial().forEach(picker::restore);
            check(remembered.doubtful(), data);
        } else if (something || hasPads()) {
            BitSet all = new BitSet();
            all.set(0, storage.info().pieceCount());
            check(all, null);
        } else {
            ready.accept(null);
        }
    }

    private void check(BitSet pieces, ResumeData data) {
        checker =
                new PieceChecker(
                        storage,
                        parts,
                        context,
                        pieces,
                        picker::setComplete,
                        () -> ready.accept(data),
                        this::fail);
        checker.start();
    }

    /** A piece of pad files alone is there without anybody sending it. */
    private boolean hasPads() {
        return storage.info().files().stream().anyMatch(TorrentFile::pad);
    }

    private void fail(IOException problem) {
        if (!over) {
            over = true;
            failed.accept(problem);
        }
    }
}
