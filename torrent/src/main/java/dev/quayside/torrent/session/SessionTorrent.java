// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.session;

import dev.quayside.core.QObject;
import dev.quayside.core.Signal0;
import dev.quayside.core.Signal1;
import dev.quayside.torrent.engine.FilePriority;
import dev.quayside.torrent.engine.MetadataFetch;
import dev.quayside.torrent.engine.Torrent;
import dev.quayside.torrent.engine.TorrentEngine;
import dev.quayside.torrent.engine.TorrentState;
import dev.quayside.torrent.engine.TorrentStatus;
import dev.quayside.torrent.metainfo.FileSelection;
import dev.quayside.torrent.metainfo.InfoHash;
import dev.quayside.torrent.metainfo.MagnetLink;
import dev.quayside.torrent.metainfo.Metainfo;
import dev.quayside.torrent.metainfo.MetainfoException;
import java.nio.file.Path;
import java.util.List;

/**
 * One torrent of a session: in the engine, or still looked for by its magnet link.
 *
 * <p>The engine stops a torrent but does not pause it; that is known here.
 */
final class SessionTorrent extends QObject {
    /** Emitted when it does something else than before. */
    final Signal0 changed = new Signal0(this);

    /** Emitted with what its magnet link has led to. */
    final Signal1<Metainfo> found = new Signal1<>(this);

    private final TorrentEngine engine;
    private final InfoHash hash;
    private final Path destination;
    private String name;
    private String magnet;
    private List<FilePriority> priorities;
    private Torrent torrent;
    private MetadataFetch fetch;
    private String problem;
    private boolean paused;
    private boolean ending;
    private long downloaded;
    private long uploaded;
    private long done;
    private long wanted;
    private Runnable gone;

    /** Makes one that does nothing yet. */
    SessionTorrent(QObject parent, TorrentEngine engine, RememberedTorrent before) {
        super(parent);
        this.engine = engine;
        hash = before.hash();
        destination = before.destination();
        name = before.name();
        magnet = before.magnet();
        priorities = before.priorities();
        paused = before.paused();
        downloaded = before.downloaded();
        uploaded = before.uploaded();
        done = before.done();
        wanted = before.wanted();
    }

    InfoHash hash() {
        return hash;
    }

    String name() {
        return name;
    }

    /** The torrent in the engine; null while only its link is known. */
    Torrent torrent() {
        return torrent;
    }

    // -- what happens -----------------------------------------------------------------------------

    /** It cannot be used. */
    void setProblem(String text) {
        problem = text;
    }

    /** It is known what it is. */
    void know(Metainfo meta) {
        torrent = engine.add(meta, destination);
        name = meta.info().name();
        magnet = null;
        if (priorities.size() == meta.info().files().size()) {
            torrent.setFilePriorities(priorities);
        }
        torrent.setTransferred(downloaded, uploaded);
        torrent.stateChanged.connect(this, state -> changed.emit());
        torrent.stopped.connect(this, this::stopped);
    }

    /** Does what the user wants: it runs, or is paused. */
    void run() {
        if (paused || ending || gone != null) {
            return;
        }
        if (torrent != null) {
            torrent.start();
        } else if (magnet != null && fetch == null) {
            lookFor();
        }
    }

    private void lookFor() {
        try {
            MagnetLink link = MagnetLink.parse(magnet);
            problem = null;
            fetch = engine.fetch(link);
            fetch.found.connect(this, meta -> resolved(meta, link));
            fetch.failed.connect(
                    this,
                    reason -> {
                        problem = reason;
                        endFetch();
                        changed.emit();
                    });
            fetch.start();
        } catch (MetainfoException e) {
            problem = e.getMessage();
        }
    }

    private void resolved(Metainfo meta, MagnetLink link) {
        endFetch();
        int count = meta.info().files().size();
        if (priorities.isEmpty() && link.selectOnly() != null) {
            priorities = selected(link.selectOnly(), count);
        }
        know(meta);
        found.emit(meta);
        run();
    }

    /** A link may select files that are not there: then all are fetched. */
    private static List<FilePriority> selected(String text, int count) {
        try {
            return FilePriority.ofChoice(FileSelection.parse(text, count), count);
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }

    private void endFetch() {
        if (fetch != null) {
            fetch.cancel();
            fetch.deleteLater();
            fetch = null;
        }
    }

    void setPaused(boolean on) {
        paused = on;
        if (!on) {
            run();
        } else if (torrent != null) {
            torrent.stop();
        } else {
            endFetch();
        }
    }

    void setPriorities(List<FilePriority> all) {
        if (torrent != null) {
            priorities = List.copyOf(all);
            torrent.setFilePriorities(priorities);
        }
    }

    /** The session ends: nothing is started any more. */
    void end() {
        ending = true;
        endFetch();
    }

    /** Leaves the engine, then calls back. */
    void leave(Runnable whenGone) {
        gone = whenGone;
        endFetch();
        if (torrent == null) {
            whenGone.run();
        } else {
            torrent.stop(); // calls stopped() at once, or later
        }
    }

    boolean isLeaving() {
        return gone != null;
    }

    private void stopped() {
        changed.emit();
        if (gone != null) {
            engine.remove(torrent);
            gone.run();
        } else {
            run(); // it was resumed while it was stopping
        }
    }

    // -- asking -----------------------------------------------------------------------------------

    RememberedTorrent remembered() {
        lookAt();
        return new RememberedTorrent(
                hash,
                magnet,
                name,
                destination,
                paused,
                downloaded,
                uploaded,
                done,
                wanted,
                isAsUsual(priorities) ? List.of() : priorities);
    }

    private static boolean isAsUsual(List<FilePriority> all) {
        return all.stream().allMatch(priority -> priority == FilePriority.NORMAL);
    }

    /** Takes the engine's numbers, if it has been started and knows them. */
    private void lookAt() {
        if (torrent == null) {
            return;
        }
        TorrentStatus status = torrent.status();
        downloaded = Math.max(downloaded, status.downloaded());
        uploaded = Math.max(uploaded, status.uploaded());
        if (torrent.wasPrepared()) {
            wanted = status.wanted();
            done = status.wanted() - status.left();
        }
    }

    TorrentSnapshot snapshot() {
        lookAt();
        TorrentStatus status = torrent == null ? null : torrent.status();
        boolean on = status != null;
        String error = on && status.error() != null ? status.error() : problem;
        return new TorrentSnapshot(
                hash,
                name,
                destination,
                state(status),
                text(status),
                error,
                paused,
                wanted,
                done,
                downloaded,
                uploaded,
                on ? status.downRate() : 0,
                on ? status.upRate() : 0,
                on ? status.peers() : fetch == null ? 0 : fetch.peerCount(),
                on ? status.seeds() : 0,
                on ? status.secondsLeft() : -1);
    }

    private TorrentState state(TorrentStatus status) {
        if (status == null) {
            boolean looks = fetch != null;
            return looks
                    ? TorrentState.SEARCHING
                    : problem == null ? TorrentState.PAUSED : TorrentState.FAILED;
        }
        return paused && status.state() == TorrentState.IDLE ? TorrentState.PAUSED : status.state();
    }

    private String text(TorrentStatus status) {
        TorrentState state = state(status);
        if (status == null && state == TorrentState.SEARCHING) {
            return "Fetching metadata";
        }
        if (state == TorrentState.FAILED) {
            return "Failed: " + (status == null ? problem : status.error());
        }
        if (state == TorrentState.PREPARING && status.pieces() > 0) {
            return "Preparing (" + 100L * status.checked() / status.pieces() + "%)";
        }
        return state.text();
    }
}
