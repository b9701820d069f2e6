// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.engine;

import dev.quayside.core.QObject;
import dev.quayside.torrent.storage.ResumeData;
import dev.quayside.torrent.storage.ResumeFile;
import dev.quayside.torrent.storage.Storage;
import java.io.IOException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Remembers what has come, so that it is not lost when the program or the system ends at once.
 *
 * <p>Now and then, and when all is there, the files are written to the disk itself, and only then
 * is noted which pieces they have: what is noted is true even after a power cut. A thread of its
 * own does that, since it can take seconds.
 */
final class ResumeKeeper {
    private final QObject context;
    private final EngineParts parts;
    private final Storage storage;
    private final FilePriorities priorities;
    private final Totals totals;
    private final Supplier<PiecePicker> picker;
    private final Consumer<IOException> failed;
    private final ResumeFile file;
    private boolean news;
    private boolean saving;
    private boolean again;
    private long since;

    /** Tells when the disk does not take what it was given. */
    ResumeKeeper(
            QObject context,
            EngineParts parts,
            Storage storage,
            FilePriorities priorities,
            Totals totals,
            Supplier<PiecePicker> picker,
            Consumer<IOException> failed) {
        this.context = context;
        this.parts = parts;
        this.storage = storage;
        this.priorities = priorities;
        this.totals = totals;
        this.picker = picker;
        this.failed = failed;
        file = new ResumeFile(storage.layout());
    }

    ResumeFile file() {
        return file;
    }

    /**
     * There is something new to be remembered, in a while: to give the disk all of a download that
     * has just begun holds it up.
     */
    void noteNews() {
        if (!news) {
            news = true;
            since = parts.clock.now();
        }
    }

    /** Called every second. */
    void tick() {
        if (news && parts.clock.now() - since >= parts.settings.saveMsecs) {
            save();
        }
    }

    /** Saves now; if that is being done at the moment, once more after it. */
    void save() {
        again = saving;
        if (saving) {
            return;
        }
        saving = true;
        news = false;
        ResumeData data = data(Map.of()); // what is begun is on its way to the disk
        parts.disk.runApart(
                context,
                () -> {
                    ResumeFile.Stamps stamps = file.look();
                    storage.sync();
                    write(data, stamps);
                    return null;
                },
                nothing -> saved(),
                problem -> {
                    saving = false;
                    failed.accept(problem);
                });
    }

    private void saved() {
        saving = false;
        if (again) {
            save();
        }
    }

    /** That it cannot be noted spoils nothing that is there: the next try is soon enough. */
    private void write(ResumeData data, ResumeFile.Stamps stamps) {
        try {
            file.saveMeanwhile(data, stamps);
        } catch (IOException e) {
            EngineLog.warn("Cannot write " + file.path(), e);
        }
    }

    /** Saves all, when nothing goes on any more, and closes the files. */
    void saveAndClose(boolean save, Runnable done, Consumer<IOException> cannot) {
        again = false;
        ResumeData data = data(partial());
        parts.disk.runApart(
                context,
                () -> {
                    try {
                        if (save) {
                            ResumeFile.Stamps stamps = file.look();
                            storage.sync();
                            file.save(data, stamps);
                        }
                    } finally {
                        storage.close();
                    }
                    return null;
                },
                nothing -> done.run(),
                cannot);
    }

    private ResumeData data(Map<Integer, BitSet> partial) {
        BitSet complete = (BitSet) picker.get().complete().clone();
        List<Integer> codes = priorities.codes();
        return new ResumeData(complete, partial, codes, totals.uploaded(), totals.downloaded());
    }

    private Map<Integer, BitSet> partial() {
        Map<Integer, BitSet> partial = new HashMap<>();
        for (PartialPiece begun : picker.get().partial()) {
            if (begun.receivedCount() > 0 && !begun.isComplete()) {
                partial.put(begun.piece, begun.received());
            }
        }
        return partial;
    }
}
