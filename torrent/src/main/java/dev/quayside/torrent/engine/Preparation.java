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
    private final Consumer<ResumeData> ready;
    private final Consumer<IOException> failed;
    private PieceChecker checker;
    private boolean over;

    private record Found(boolean something, ResumeData resume) {}

    /** Tells when it is ready, with what was remembered, or null; or why it cannot go on. */
    Preparation(
            Storage storage,
            EngineParts parts,
            QObject context,
            PiecePicker picker,
            Consumer<ResumeData> ready,
            Consumer<IOException> failed) {
        this.storage = storage;
        this.parts = parts;
        this.context = context;
        this.picker = picker;
        this.ready = ready;
        this.failed = failed;
    }

    void start(ResumeFile resume, BitSet wantedFiles, boolean readOnly) {
        BitSet files = (BitSet) wantedFiles.clone();
        parts.disk.run(
                0,
                context,
                () -> {
                    boolean something =
                            readOnly || storage.prepare(files, parts.settings.preallocate);
                    return new Found(something, something && !readOnly ? resume.load() : null);
                },
                this::found,
                this::fail);
    }

    /** Tells nothing any more. */
    void cancel() {
        over = true;
        if (checker != null) {
            checker.cancel();
        }
    }

    /** How many pieces were checked. */
    int checked() {
        return checker == null ? 0 : checker.checked();
    }

    private void found(Found found) {
        if (over) {
            return;
        }
        ResumeData resume = found.resume();
        if (resume != null) {
            resume.complete().stream().forEach(picker::setComplete);
            resume.partial().forEach(picker::restore);
            ready.accept(resume);
        } else if (found.something() || hasPads()) {
            checker =
                    new PieceChecker(
                            storage,
                            parts,
                            context,
                            picker::setComplete,
                            () -> ready.accept(null),
                            this::fail);
            checker.start();
        } else {
            ready.accept(null);
        }
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
