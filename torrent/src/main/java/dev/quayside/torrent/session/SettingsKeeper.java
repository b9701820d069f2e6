// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.session;

import dev.quayside.core.QObject;
import dev.quayside.core.Signal0;
import dev.quayside.core.Signal1;
import dev.quayside.torrent.metainfo.InfoHash;
import dev.quayside.torrent.metainfo.Metainfo;
import dev.quayside.torrent.storage.DiskProblem;
import dev.quayside.torrent.storage.DiskWorkers;
import dev.quayside.torrent.storage.Layout;
import java.io.IOException;
import java.util.concurrent.Callable;

/**
 * Writes what a session remembers, in a thread of its own: to be sure that it is on the disk can
 * take long while a download writes there too.
 *
 * <p>What is given to it is done in that order, so that settings name only torrent files that are
 * there. Of settings that come while others are being written, the last ones are written.
 */
final class SettingsKeeper extends QObject {
    private static final int STRAND = 0;

    /** Emitted when all that was given to it is on the disk. */
    final Signal0 saved = new Signal0(this);

    /** Emitted with a text for people when something could not be written. */
    final Signal1<String> failed = new Signal1<>(this);

    private final SettingsFile file;
    private final KeptTorrents kept;
    private final DiskWorkers worker = new DiskWorkers(1);
    private Settings next;
    private boolean writing;

    SettingsKeeper(QObject parent, SettingsFile file) {
        super(parent);
        this.file = file;
        kept = new KeptTorrents(file.path());
    }

    /** Reads the torrent file that is kept; at once. */
    Metainfo read(InfoHash hash) throws IOException {
        return kept.read(hash);
    }

    void save(Settings settings) {
        next = settings;
        if (!writing) {
            writeNext();
        }
    }

    private void writeNext() {
        writing = true;
        Settings settings = next;
        next = null;
        worker.run(
                STRAND,
                this,
                () -> {
                    file.write(settings);
                    return settings;
                },
                done -> written(),
                problem -> {
                    failed.emit("Cannot save the settings: " + DiskProblem.text(problem));
                    written();
                });
    }

    private void written() {
        writing = false;
        if (next != null) {
            writeNext();
        } else {
            saved.emit();
        }
    }

    void keep(Metainfo meta) {
        run(
                "Cannot keep a copy of the torrent file: ",
                () -> {
                    kept.keep(meta);
                    return meta;
                });
    }

    /** Removes the torrent file that is kept. */
    void drop(InfoHash hash) {
        run(
                "Cannot remove the copy of the torrent file: ",
                () -> {
                    kept.remove(hash);
                    return hash;
                });
    }

    /** Removes what a torrent has left in its destination, its files only if that is wanted. */
    void clear(Layout layout, boolean deleteFiles) {
        run(
                "Cannot delete the files: ",
                () -> {
                    DataRemoval.forget(layout);
                    if (deleteFiles) {
                        DataRemoval.deleteFiles(layout);
                    }
                    return layout;
                });
    }

    private void run(String whatFails, Callable<?> job) {
        worker.run(
                STRAND,
                this,
                job,
                done -> {},
                problem -> failed.emit(whatFails + DiskProblem.text(problem)));
    }

    /** Does what is left to do, and waits for that. */
    void close() {
        if (next != null) {
            writeNext();
        }
        worker.close();
    }
}
